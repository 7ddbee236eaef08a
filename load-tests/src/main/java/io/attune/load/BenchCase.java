package io.attune.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * The measurements that can be compared with each other: the same load, taken in turn.
 *
 * @param name what load it was
 * @param runs in the order taken
 */
record BenchCase(String name, List<BenchRun> runs) {
  BenchCase {
    runs = List.copyOf(runs);
  }

  /** Who was measured, in a fixed order. */
  List<Subject> subjects() {
    return runs.stream().map(BenchRun::subject).distinct().sorted().toList();
  }

  /** The names of all figures, in the order to show. */
  Set<String> figures() {
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.figures().keySet()));
    return names;
  }

  /** The median over the runs of one figure; NaN if there is none. */
  double median(Subject subject, String figure) {
    return median(subject, run -> run.figures().getOrDefault(figure, Double.NaN));
  }

  /** The median over the runs; NaN if there is none. */
  double median(Subject subject, ToDoubleFunction<BenchRun> figure) {
    double[] sorted = values(subject, figure);
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** One figure of every run that has it, sorted. */
  double[] values(Subject subject, ToDoubleFunction<BenchRun> figure) {
    return runs.stream()
        .filter(run -> run.subject() == subject)
        .mapToDouble(figure)
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
  }

  /** Attune's median by another's; NaN where either has none. */
  double ratio(Subject to, String figure) {
    return median(Subject.ATTUNE, figure) / median(to, figure);
  }

  /** The times of all runs of a subject together; null where none were taken. */
  Histogram micros(Subject subject) {
    List<Histogram> all = new ArrayList<>();
    runs.stream()
        .filter(run -> run.subject() == subject)
        .map(BenchRun::micros)
        .filter(Objects::nonNull)
        .forEach(all::add);
    if (all.isEmpty()) {
      return null;
    }
    Histogram sum = all.get(0).copy();
    all.subList(1, all.size()).forEach(sum::add);
    return sum;
  }
}
