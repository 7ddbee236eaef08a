package io.attune.training.figures;

import java.util.Arrays;

/** How often each class was taken for each. */
public final class Confusion {
  private final long[][] counts;

  /** Counts turns, each as often as its dialogue weighs. */
  public Confusion(Judgements judgements, int[] weights) {
    counts = new long[judgements.classes()][judgements.classes()];
    for (Judgements.Judgement judgement : judgements.all()) {
      counts[judgement.gold()][judgement.answer().predicted()] += weights[judgement.dialogue()];
    }
  }

  /** How many turns are of a class. */
  public long gold(int of) {
    return Arrays.stream(counts[of]).sum();
  }

  private long predicted(int of) {
    return Arrays.stream(counts).mapToLong(row -> row[of]).sum();
  }

  /** Of those taken for a class, the share that is; 0 if none was. */
  public double precision(int of) {
    return predicted(of) == 0 ? 0 : (double) counts[of][of] / predicted(of);
  }

  /** Of a class, the share that was found; 0 if there is none. */
  public double recall(int of) {
    return gold(of) == 0 ? 0 : (double) counts[of][of] / gold(of);
  }

  /** Harmonic mean of both, 0 if neither found any. */
  public double f1(int of) {
    long both = gold(of) + predicted(of);
    return both == 0 ? 0 : 2.0 * counts[of][of] / both;
  }

  /** Mean of the F1 of the classes that people use, each counting the same. */
  public double macroF1() {
    double sum = 0;
    int used = 0;
    for (int of = 0; of < counts.length; of++) {
      if (gold(of) > 0) {
        sum += f1(of);
        used++;
      }
    }
    return used == 0 ? 0 : sum / used;
  }
}
