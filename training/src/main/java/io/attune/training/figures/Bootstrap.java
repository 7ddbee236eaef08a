package io.attune.training.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Intervals by resampling. Dialogues are drawn, not turns: turns of one dialogue are alike, and
 * treating them as independent would make the intervals too narrow. All figures see the same draws.
 */
public final class Bootstrap {
  /** How often the dialogues are drawn anew. */
  public static final int RESAMPLES = 400;

  private final int dialogues;
  private final long seed;

  /**
   * @param dialogues how many there are to draw from
   * @param seed of the draws; the same seed gives the same intervals
   */
  public Bootstrap(int dialogues, long seed) {
    this.dialogues = dialogues;
    this.seed = seed;
  }

  /**
   * The estimates of some figures, in their order.
   *
   * @param figures from how often each dialogue counts; a draw in which a figure is NaN, as for a
   *     class that was not drawn, is left out of its interval
   */
  public List<Estimate> estimates(List<? extends ToDoubleFunction<int[]>> figures) {
    double[][] drawn = new double[figures.size()][RESAMPLES];
    SplittableRandom random = new SplittableRandom(seed);
    int[] weights = new int[dialogues];
    for (int i = 0; i < RESAMPLES; i++) {
      Arrays.fill(weights, 0);
      for (int n = 0; n < dialogues; n++) {
        weights[random.nextInt(dialogues)]++;
      }
      for (int f = 0; f < figures.size(); f++) {
        drawn[f][i] = figures.get(f).applyAsDouble(weights);
      }
    }
    Arrays.fill(weights, 1);
    List<Estimate> estimates = new ArrayList<>();
    for (int f = 0; f < figures.size(); f++) {
      estimates.add(estimate(figures.get(f).applyAsDouble(weights), drawn[f]));
    }
    return estimates;
  }

  private static Estimate estimate(double value, double[] drawn) {
    double[] sorted = Arrays.stream(drawn).filter(d -> !Double.isNaN(d)).sorted().toArray();
    if (sorted.length == 0) {
      return new Estimate(value, Double.NaN, Double.NaN);
    }
    int cut = (int) (0.025 * sorted.length);
    return new Estimate(value, sorted[cut], sorted[sorted.length - 1 - cut]);
  }
}
