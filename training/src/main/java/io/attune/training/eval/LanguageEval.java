package io.attune.training.eval;

import io.attune.training.labelled.LabelledSet;
import io.attune.training.labelled.LabelledTurn;
import io.attune.wire.json.BadLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The whole evaluation: sets in, one report out. */
public final class LanguageEval {
  private final List<Contestant> contestants = new ArrayList<>();
  private final long seed;
  private final Consumer<BadLine> onBad;

  /**
   * @param tiers the product's tiers by the names that the report gives them, in its order
   * @param seed of everything that is drawn
   * @param onBad told of every line that is no labelled turn
   */
  public LanguageEval(Map<String, Scorers> tiers, long seed, Consumer<BadLine> onBad) {
    this.seed = seed;
    this.onBad = onBad;
    contestants.add(new Vader());
    tiers.forEach((name, scorers) -> contestants.add(new Tier(name, scorers)));
  }

  /** The report on some sets, in Markdown. */
  public String report(List<LabelledSet> sets) throws IOException {
    Evaluation evaluation = new Evaluation(contestants);
    List<SetResult> results = new ArrayList<>();
    for (LabelledSet set : sets) {
      List<LabelledTurn> turns = set.read(onBad);
      results.add(evaluation.run(set, turns));
    }
    return EvalReport.markdown(results, seed);
  }
}
