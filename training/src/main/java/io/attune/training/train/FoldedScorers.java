package io.attune.training.train;

import io.attune.encoder.EncoderHeads;
import io.attune.language.LexicalScorer;
import io.attune.language.TextScorer;
import io.attune.training.eval.Scorers;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The product's tiers for measuring: with the shipped weights, but for a dialogue of a set that
 * they were trained on with weights that have not seen it.
 */
public final class FoldedScorers {
  private final Set<Path> trainedOn;
  private final LexicalScorer shipped;
  private final Vectors vectors;
  private final boolean withEncoder;
  private final ModelTrainer model;
  private final HeadsTrainer heads;

  /**
   * Trains, if the shipped weights have seen any of the sets.
   *
   * @param shipped the always-on tier as it ships
   * @param vectors filled with those of what is trained on
   * @param withEncoder whether the encoder's tier is asked for
   * @param seed of the training
   */
  public FoldedScorers(
      LexicalScorer shipped,
      List<LabelledSet> sets,
      Vectors vectors,
      boolean withEncoder,
      long seed)
      throws IOException {
    List<LabelledSet> seen = TrainedOn.among(sets);
    this.trainedOn = seen.stream().map(LabelledSet::file).collect(Collectors.toSet());
    this.shipped = shipped;
    this.vectors = vectors;
    this.withEncoder = withEncoder;
    if (seen.isEmpty()) {
      model = null;
      heads = null;
    } else {
      LexicalScorer rules = shipped.with(null);
      Material material = Material.read(seen, rules);
      Teacher teacher = EncoderTeacher.of(material, vectors, seed);
      model = ModelTrainer.train(material, rules, teacher, TrainCommand.VERSION, seed);
      heads =
          withEncoder
              ? HeadsTrainer.train(
                  material, model, rules, vectors, TrainCommand.HEADS_VERSION, seed)
              : null;
    }
  }

  /** The always-on tier. */
  public Scorers alwaysOn() {
    return folded(shipped, fold -> shipped.with(model.without(fold)));
  }

  /** Both tiers. */
  public Scorers withEncoder() {
    return folded(
        new BothTiers(shipped, new EncoderHeads(), vectors),
        fold -> new BothTiers(shipped.with(model.without(fold)), heads.without(fold), vectors));
  }

  /**
   * Whether a turn may be measured: not if the encoder was tuned on its dialogue, for which there
   * are no weights that have not seen it.
   */
  public boolean mayMeasure(LabelledSet set, LabelledTurn turn) {
    return !withEncoder
        || !trainedOn.contains(set.file())
        || !TuningSplit.isTunedOn(set.family(), turn.dialogue());
  }

  private Scorers folded(TextScorer whole, IntFunction<TextScorer> without) {
    if (trainedOn.isEmpty()) {
      return Scorers.always(whole);
    }
    List<TextScorer> folds = IntStream.range(0, Folds.COUNT).mapToObj(without).toList();
    return (file, dialogue) -> trainedOn.contains(file) ? folds.get(Folds.of(dialogue)) : whole;
  }
}
