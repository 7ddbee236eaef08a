package io.attune.training.train;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Finds from which likelihood on each answer of a head is given. */
final class CutSearch {
  /** The share of it that may count as pushback. Some of it is as well. */
  private static final double PUSHBACK_AT_HOME = 0.05;

  /** A move that rules find well is added to what they find only if it is more likely than not. */
  private static final double SURER_THAN_RULES = 0.6;

  /**
   * Least likelihood for an acknowledgement or a validation. Who is credited with one is not told
   * that it is missing, and the best F1 on our own sentences, which are richer in them than calls
   * are, lies lower.
   */
  private static final double TAKEN_FOR_EMPATHY = 0.33;

  private CutSearch() {}

  /**
   * What is made of a sample that the weights have not seen.
   *
   * @param likelihoods of each answer
   * @param answer the right one
   * @param weight how much it counts
   */
  record Judged(double[] likelihoods, int answer, double weight) {}

  /**
   * The cuts of a head's outputs: where the F1 on samples that were not seen is highest, but
   * negative words and pushback by what everyday talk may come to.
   *
   * @param labelled samples that were not seen
   * @param atHome everyday talk that was not seen; asked for by the heads whose cut it sets
   * @param negativeAtHome the share of it that may count as negative
   */
  static double[] of(
      Head head, List<Judged> labelled, Supplier<List<Judged>> atHome, double negativeAtHome) {
    if (head.isTone()) {
      return new double[] {ofShare(atHome.get(), 0, negativeAtHome), 0.5, ofBestF1(labelled, 2)};
    }
    double best = ofBestF1(labelled, 1);
    if (head.equals(Head.PUSHBACK)) {
      best = Math.max(best, ofShare(atHome.get(), 1, PUSHBACK_AT_HOME));
    }
    return new double[] {
      head.isRuled()
          ? Math.max(best, SURER_THAN_RULES)
          : head.isMove() ? Math.max(best, TAKEN_FOR_EMPATHY) : best
    };
  }

  private static double ofBestF1(List<Judged> samples, int answer) {
    record Scored(double likelihood, boolean right, double weight) {}
    List<Scored> highestFirst =
        samples.stream()
            .map(s -> new Scored(s.likelihoods()[answer], s.answer() == answer, s.weight()))
            .sorted(Comparator.comparingDouble(s -> -s.likelihood()))
            .toList();
    double all = highestFirst.stream().filter(Scored::right).mapToDouble(Scored::weight).sum();
    double found = 0;
    double taken = 0;
    double best = -1;
    double cut = 0.5;
    for (Scored scored : highestFirst) {
      taken += scored.weight();
      found += scored.right() ? scored.weight() : 0;
      double f1 = 2 * found / (taken + all);
      if (f1 > best) {
        best = f1;
        cut = scored.likelihood();
      }
    }
    return cut;
  }

  /** The cut that a share of the samples reaches. */
  private static double ofShare(List<Judged> samples, int answer, double share) {
    double[] likelihoods =
        samples.stream().mapToDouble(s -> s.likelihoods()[answer]).sorted().toArray();
    return likelihoods[(int) Math.ceil(likelihoods.length * (1 - share))];
  }
}
