package io.attune.training.eval;

import io.attune.training.eval.Task.Aspect;
import io.attune.training.figures.AlarmCut;
import io.attune.training.figures.Bootstrap;
import io.attune.training.figures.Estimate;
import io.attune.training.figures.Judgements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How well contestants find negative turns when each may call the same share of calm phone calls
 * negative.
 */
final class EqualAlarms {
  /** The shares that are asked for; VADER's own at its usual cut is added to them. */
  private static final List<Double> RATES = List.of(0.076, 0.03);

  private EqualAlarms() {}

  /**
   * One contestant on one set.
   *
   * @param rate share of calm turns called negative, 0 to 1
   * @param cut where its probability of negative is cut for that
   * @param found precision and recall of negative there
   * @param f1 of negative there
   * @param aboveVader how much higher its F1 is than VADER's, on the same turns
   */
  record Row(
      String set,
      Task task,
      String contestant,
      double rate,
      AlarmCut cut,
      AlarmCut.Found found,
      Estimate f1,
      Estimate aboveVader) {}

  /**
   * The rows for all sets with sentiment; none if there is no set of calm calls.
   *
   * @param seed of the resampling
   */
  static List<Row> of(List<SetResult> results, long seed) {
    List<Row> rows = new ArrayList<>();
    SetResult reference = reference(results);
    if (reference != null) {
      for (double rate : rates(reference.calm().orElseThrow())) {
        for (SetResult result : results) {
          result
              .judged()
              .forEach((task, by) -> rows.addAll(rows(reference, rate, result, task, by, seed)));
        }
      }
    }
    return rows;
  }

  /** The first set on which rates are made equal, null if there is none. */
  static SetResult reference(List<SetResult> results) {
    return results.stream()
        .filter(r -> CalmTalk.isReference(r.set()) && hasWords(r))
        .findFirst()
        .orElse(null);
  }

  private static boolean hasWords(SetResult result) {
    return result.calm().orElseThrow().probabilities(Vader.NAME, Aspect.SENTIMENT).length > 0;
  }

  /** To a tenth of a per cent, the highest first. */
  private static Iterable<Double> rates(CalmTalk calm) {
    TreeSet<Double> rates = new TreeSet<>(RATES);
    rates.add(Math.round(calm.share(Vader.NAME, Aspect.SENTIMENT) * 1000) / 1000.0);
    return rates.descendingSet();
  }

  private static List<Row> rows(
      SetResult reference,
      double rate,
      SetResult result,
      Task task,
      Map<String, Judgements> judged,
      long seed) {
    List<Row> rows = new ArrayList<>();
    if (task.aspect() != Aspect.SENTIMENT) {
      return rows;
    }
    CalmTalk calm = reference.calm().orElseThrow();
    Judgements byVader = judged.get(Vader.NAME);
    AlarmCut vaderCut = cut(calm, Vader.NAME, rate);
    for (String contestant : calm.answers().keySet()) {
      Judgements own = judged.get(contestant);
      AlarmCut cut = cut(calm, contestant, rate);
      List<Estimate> estimates =
          new Bootstrap(own.dialogues(), seed)
              .estimates(
                  List.of(
                      weights -> f1(cut, own, weights),
                      weights -> f1(cut, own, weights) - f1(vaderCut, byVader, weights)));
      rows.add(
          new Row(
              result.name(),
              task,
              contestant,
              rate,
              cut,
              cut.found(own, Task.NEGATIVE, own.eachOnce()),
              estimates.get(0),
              estimates.get(1)));
    }
    return rows;
  }

  private static AlarmCut cut(CalmTalk calm, String contestant, double rate) {
    return AlarmCut.at(calm.probabilities(contestant, Aspect.SENTIMENT), rate);
  }

  private static double f1(AlarmCut cut, Judgements judged, int[] weights) {
    return cut.found(judged, Task.NEGATIVE, weights).f1();
  }
}
