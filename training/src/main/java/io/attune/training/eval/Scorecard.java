package io.attune.training.eval;

import io.attune.training.figures.Bootstrap;
import io.attune.training.figures.Calibration;
import io.attune.training.figures.Confusion;
import io.attune.training.figures.Estimate;
import io.attune.training.figures.Judgements;
import io.attune.training.figures.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one contestant for one task of one set.
 *
 * @param set the set's name
 * @param task what was asked
 * @param contestant who answered
 * @param n turns that people answered it for
 * @param dialogues those they are from
 * @param macroF1 mean of the F1 of the classes that people use
 * @param calibrationError see {@link Calibration}
 * @param classes the figures of each class that people use
 */
record Scorecard(
    String set,
    Task task,
    String contestant,
    int n,
    int dialogues,
    Estimate macroF1,
    Estimate calibrationError,
    List<OfClass> classes) {

  /**
   * The figures of one class against all others.
   *
   * @param name the class
   * @param share of the turns that are of it, 0 to 1: what average precision is by chance
   * @param precision of what was taken for it, the share that is
   * @param recall the share of it that was found
   * @param f1 harmonic mean of both
   * @param auc area under the ROC curve of its probability
   * @param averagePrecision of its probability
   */
  record OfClass(
      String name,
      double share,
      double precision,
      double recall,
      Estimate f1,
      Estimate auc,
      Estimate averagePrecision) {}

  /** The class that matters most; empty if nobody uses it. */
  Optional<OfClass> first() {
    return classes.stream().filter(of -> of.name().equals(task.classes().get(0))).findFirst();
  }

  /**
   * @param judged not empty
   * @param seed of the resampling
   */
  static Scorecard of(String set, Task task, String contestant, Judgements judged, long seed) {
    Confusion confusion = new Confusion(judged, judged.eachOnce());
    List<Integer> used = new ArrayList<>();
    List<ToDoubleFunction<int[]>> figures = new ArrayList<>();
    figures.add(weights -> new Confusion(judged, weights).macroF1());
    figures.add(weights -> Calibration.error(judged, weights));
    for (int of = 0; of < judged.classes(); of++) {
      if (confusion.gold(of) > 0) {
        int ofClass = of;
        Ranking ranking = new Ranking(judged, of);
        used.add(of);
        figures.add(weights -> new Confusion(judged, weights).f1(ofClass));
        figures.add(ranking::auc);
        figures.add(ranking::averagePrecision);
      }
    }
    List<Estimate> estimates = new Bootstrap(judged.dialogues(), seed).estimates(figures);
    List<OfClass> classes = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      int of = used.get(i);
      classes.add(
          new OfClass(
              task.classes().get(of),
              (double) confusion.gold(of) / judged.size(),
              confusion.precision(of),
              confusion.recall(of),
              estimates.get(2 + 3 * i),
              estimates.get(3 + 3 * i),
              estimates.get(4 + 3 * i)));
    }
    return new Scorecard(
        set,
        task,
        contestant,
        judged.size(),
        judged.dialogues(),
        estimates.get(0),
        estimates.get(1),
        classes);
  }
}
