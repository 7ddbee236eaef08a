package io.attune.training.train;

import io.attune.language.LexicalScorer;
import io.attune.language.TextScorer;
import io.attune.training.eval.Scorers;
import io.attune.training.labelled.LabelledSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The always-on tier for measuring: with the shipped weights, but for a dialogue of a set that they
 * were trained on with weights that have not seen it.
 */
public final class FoldedScorers implements Scorers {
  private final TextScorer shipped;
  private final Set<Path> trainedOn;
  private final List<TextScorer> without = new ArrayList<>();

  private FoldedScorers(TextScorer shipped, Set<Path> trainedOn) {
    this.shipped = shipped;
    this.trainedOn = trainedOn;
  }

  /**
   * Scorers for some sets. Trains, if the shipped weights have seen any of them.
   *
   * @param shipped the tier as it ships
   * @param seed of the training
   */
  public static FoldedScorers of(LexicalScorer shipped, List<LabelledSet> sets, long seed)
      throws IOException {
    List<LabelledSet> seen = TrainedOn.among(sets);
    FoldedScorers scorers =
        new FoldedScorers(shipped, seen.stream().map(LabelledSet::file).collect(Collectors.toSet()));
    if (!seen.isEmpty()) {
      LexicalScorer rules = shipped.with(null);
      ModelTrainer trained =
          ModelTrainer.train(Material.read(seen, rules), rules, TrainCommand.VERSION, seed);
      for (int fold = 0; fold < Folds.COUNT; fold++) {
        scorers.without.add(shipped.with(trained.without(fold)));
      }
    }
    return scorers;
  }

  @Override
  public TextScorer of(Path file, String dialogue) {
    return trainedOn.contains(file) ? without.get(Folds.of(dialogue)) : shipped;
  }
}
