package io.attune.training;

import java.util.List;

/** How often each class was taken for each. */
final class Confusion {
  private final List<String> classes;
  private final int[][] counts;

  /**
   * @param classes all there are
   */
  Confusion(List<String> classes) {
    this.classes = classes;
    this.counts = new int[classes.size()][classes.size()];
  }

  void add(Judged judged) {
    counts[classes.indexOf(judged.gold())][classes.indexOf(judged.predicted())]++;
  }

  int gold(int of) {
    int sum = 0;
    for (int n : counts[of]) {
      sum += n;
    }
    return sum;
  }

  private int predicted(int of) {
    int sum = 0;
    for (int[] row : counts) {
      sum += row[of];
    }
    return sum;
  }

  /** Of those taken for a class, the share that is; 0 if none was. */
  double precision(int of) {
    return predicted(of) == 0 ? 0 : (double) counts[of][of] / predicted(of);
  }

  /** Of a class, the share that was found; 0 if there is none. */
  double recall(int of) {
    return gold(of) == 0 ? 0 : (double) counts[of][of] / gold(of);
  }

  /** Harmonic mean of both, 0 if either is. */
  double f1(int of) {
    double both = precision(of) + recall(of);
    return both == 0 ? 0 : 2 * precision(of) * recall(of) / both;
  }

  /** Mean of the classes' F1, each counting the same. */
  double macroF1() {
    double sum = 0;
    for (int i = 0; i < classes.size(); i++) {
      sum += f1(i);
    }
    return sum / classes.size();
  }
}
