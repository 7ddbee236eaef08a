package io.attune.detect;

/** Exponential forgetting. */
final class Decay {
  private Decay() {}

  /**
   * What is left of 1 after {@code elapsedMs} when half is left after {@code halfLifeMs}; 1 for no
   * or negative time.
   */
  static double factor(long elapsedMs, double halfLifeMs) {
    return elapsedMs <= 0 ? 1 : Math.pow(0.5, elapsedMs / halfLifeMs);
  }
}
