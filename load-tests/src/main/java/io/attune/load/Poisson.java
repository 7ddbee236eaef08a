package io.attune.load;

import java.util.SplittableRandom;

/**
 * Arrivals that know nothing of each other, as those of many calls do. Evenly spaced ones would
 * hide what a clock that is looked at too seldom costs.
 */
final class Poisson {
  private final SplittableRandom random;
  private final double meanNanos;
  private double atNanos;

  /**
   * @param perSecond on average, more than 0
   */
  Poisson(double perSecond, SplittableRandom random) {
    this.random = random;
    this.meanNanos = 1e9 / perSecond;
  }

  /** The next moment, ns after the begin. */
  long next() {
    atNanos -= meanNanos * Math.log(1 - random.nextDouble());
    return (long) atNanos;
  }
}
