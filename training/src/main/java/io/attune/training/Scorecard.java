package io.attune.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The figures of one task.
 *
 * @param task the task
 * @param n turns that people answered it for
 * @param shares of each class among them, 0 to 1
 * @param precision of each class
 * @param recall of each class
 * @param macroF1 mean of the classes' F1
 * @param macroF1Interval its 95 % interval
 * @param majority macro-F1 of always answering the commonest class, on the same turns
 * @param auc area under the ROC curve, NaN for more than two classes
 * @param aucInterval its 95 % interval, null for more than two classes
 * @param averagePrecision NaN for more than two classes; chance is the share of the positive class
 */
record Scorecard(
    Task task,
    int n,
    List<Double> shares,
    List<Double> precision,
    List<Double> recall,
    double macroF1,
    Interval macroF1Interval,
    double majority,
    double auc,
    Interval aucInterval,
    double averagePrecision) {

  /**
   * @param judged not empty
   * @param seed of the resampling
   */
  static Scorecard of(Task task, List<Judged> judged, long seed) {
    Confusion confusion = confusion(task, judged);
    List<Double> shares = new ArrayList<>();
    List<Double> precision = new ArrayList<>();
    List<Double> recall = new ArrayList<>();
    for (int i = 0; i < task.classes().size(); i++) {
      shares.add((double) confusion.gold(i) / judged.size());
      precision.add(confusion.precision(i));
      recall.add(confusion.recall(i));
    }
    String positive = task.positive();
    return new Scorecard(
        task,
        judged.size(),
        shares,
        precision,
        recall,
        confusion.macroF1(),
        Interval.of(judged, seed, sample -> confusion(task, sample).macroF1()),
        confusion(task, commonest(task, judged, shares)).macroF1(),
        task.isBinary() ? Ranking.auc(judged, positive) : Double.NaN,
        task.isBinary() ? Interval.of(judged, seed, sample -> Ranking.auc(sample, positive)) : null,
        task.isBinary() ? Ranking.averagePrecision(judged, positive) : Double.NaN);
  }

  private static Confusion confusion(Task task, List<Judged> judged) {
    Confusion confusion = new Confusion(task.classes());
    judged.forEach(confusion::add);
    return confusion;
  }

  private static List<Judged> commonest(Task task, List<Judged> judged, List<Double> shares) {
    String most =
        task.classes().stream()
            .max(Comparator.comparingDouble(c -> shares.get(task.classes().indexOf(c))))
            .orElseThrow();
    return judged.stream().map(j -> new Judged(j.dialogue(), j.gold(), most, 0)).toList();
  }
}
