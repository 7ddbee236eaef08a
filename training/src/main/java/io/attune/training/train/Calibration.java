package io.attune.training.train;

import io.attune.training.train.CutSearch.Judged;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Makes likelihoods honest: sums are multiplied by a scale, and moved for a yes or no, so that the
 * answers of samples that the weights have not seen become as likely as possible (temperature
 * scaling with a bias; Guo et al., ICML 2017; for yes and no Platt's sigmoid, 1999).
 *
 * @param scale factor of every weight, more than 0
 * @param shift added to each log-odds
 */
record Calibration(double scale, List<Double> shift) {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int ROUNDS = 8;

  /**
   * A sample that the weights have not seen.
   *
   * @param sums log-odds by the weights
   * @param offset what scoring adds to them, not to be scaled
   * @param answer the right one
   * @param weight how much it counts
   */
  record Unseen(double[] sums, double[] offset, int answer, double weight) {

    double[] likelihoods(double scale, double[] shift) {
      double[] scaled = new double[sums.length];
      for (int i = 0; i < sums.length; i++) {
        scaled[i] = scale * sums[i] + shift[i] + offset[i];
      }
      return Weights.likelihoods(scaled);
    }
  }

  static Calibration of(List<Unseen> samples) {
    double[] shift = new double[samples.get(0).sums().length];
    double scale = 1;
    for (int round = 0; round < ROUNDS; round++) {
      scale = least(0.1, 4, s -> surprise(samples, s, shift));
      for (int output = 0; output < shift.length; output++) {
        shift[output] = bestShift(samples, scale, shift, output);
      }
    }
    return new Calibration(scale, Arrays.stream(shift).boxed().toList());
  }

  /**
   * The same, less sure of what it says.
   *
   * @param by factor of all log-odds, 0 to 1
   */
  Calibration tempered(double by) {
    return new Calibration(scale * by, shift.stream().map(s -> s * by).toList());
  }

  private static double bestShift(List<Unseen> samples, double scale, double[] shift, int output) {
    double[] tried = shift.clone();
    return least(
        -4,
        4,
        s -> {
          tried[output] = s;
          return surprise(samples, scale, tried);
        });
  }

  private static double surprise(List<Unseen> samples, double scale, double[] shift) {
    double sum = 0;
    for (Unseen sample : samples) {
      double likelihood = sample.likelihoods(scale, shift)[sample.answer()];
      sum -= sample.weight() * StrictMath.log(Math.max(1e-12, likelihood));
    }
    return sum;
  }

  /** Golden-section search for the least value of a function with one valley. */
  private static double least(double from, double to, DoubleUnaryOperator function) {
    double low = from;
    double high = to;
    for (int i = 0; i < 24; i++) {
      double a = high - GOLDEN * (high - low);
      double b = low + GOLDEN * (high - low);
      if (function.applyAsDouble(a) < function.applyAsDouble(b)) {
        high = b;
      } else {
        low = a;
      }
    }
    return (low + high) / 2;
  }

  /** What is made of each sample. */
  List<Judged> judged(List<Unseen> samples) {
    double[] shifts = shift.stream().mapToDouble(s -> s).toArray();
    return samples.stream()
        .map(s -> new Judged(s.likelihoods(scale, shifts), s.answer(), s.weight()))
        .toList();
  }
}
