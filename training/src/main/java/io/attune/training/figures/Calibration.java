package io.attune.training.figures;

import io.attune.training.figures.Judgements.Judgement;

/**
 * The expected calibration error: how far a contestant's confidence is from how often it is right.
 * Turns are put into ten bins of equal width by the probability of the class that was decided for;
 * in each bin the mean of that probability is compared with the share of right answers, and the
 * differences are averaged, each bin weighing as much as it holds. 0 is perfect.
 */
public final class Calibration {
  private static final int BINS = 10;

  private Calibration() {}

  /** The error, 0 to 1; each turn counts as often as its dialogue weighs. NaN without turns. */
  public static double error(Judgements judgements, int[] weights) {
    double[] gap = new double[BINS];
    long all = 0;
    for (Judgement judgement : judgements.all()) {
      double confidence = judgement.answer().confidence();
      int weight = weights[judgement.dialogue()];
      int bin = Math.min(BINS - 1, (int) (confidence * BINS));
      gap[bin] += weight * (confidence - (judgement.isRight() ? 1 : 0));
      all += weight;
    }
    double sum = 0;
    for (double of : gap) {
      sum += Math.abs(of);
    }
    return sum / all;
  }
}
