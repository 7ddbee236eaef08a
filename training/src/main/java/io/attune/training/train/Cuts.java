package io.attune.training.train;

import io.attune.training.train.Calibration.Unseen;
import java.util.Comparator;
import java.util.List;

/** From which likelihood on an answer is given. */
final class Cuts {
  private Cuts() {}

  /**
   * The cut at which the answer's F1 over samples that were not seen is highest.
   *
   * @param answer its index
   */
  static double ofBestF1(List<Unseen> samples, Calibration calibration, int answer) {
    record Scored(double likelihood, boolean right, double weight) {}
    List<Scored> highestFirst =
        samples.stream()
            .map(
                s ->
                    new Scored(
                        calibration.likelihoods(s)[answer], s.answer() == answer, s.weight()))
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
  static double ofShare(List<Unseen> samples, Calibration calibration, int answer, double share) {
    double[] likelihoods =
        samples.stream().mapToDouble(s -> calibration.likelihoods(s)[answer]).sorted().toArray();
    return likelihoods[(int) Math.ceil(likelihoods.length * (1 - share))];
  }
}
