package io.attune.wire.imports;

import java.util.Random;

/**
 * How long people wait for each other. Between two speakers mostly 200 to 700 ms, now and then a
 * longer thought or a small overlap; a breath between two sentences of one speaker. Seeded, and the
 * same on every machine.
 */
final class TurnTaking {
  private static final double OVERLAPS = 0.12;
  private static final double THOUGHTS = 0.08;
  private static final double LONG_BREATHS = 0.05;

  private static final double MEDIAN_MS = 380;
  private static final double SPREAD = 0.4;

  private final Random random;

  TurnTaking(Random random) {
    this.random = random;
  }

  /** Before the first words of a call. */
  long openingMs() {
    return between(400, 900);
  }

  /** Between two sentences of one speaker. */
  long breathMs() {
    return random.nextDouble() < LONG_BREATHS ? between(900, 1_600) : between(250, 700);
  }

  /**
   * Between two speakers; negative where the second starts a little early. An overlap stays well
   * within both turns, so that their order by end of speech is the order of the source.
   *
   * @param beforeMs how long the first one spoke
   * @param afterMs how long the second one will
   */
  long changeMs(long beforeMs, long afterMs) {
    double kind = random.nextDouble();
    if (kind < OVERLAPS) {
      return -Math.min(between(40, 300), Math.min(beforeMs, afterMs) / 3);
    }
    if (kind < OVERLAPS + THOUGHTS) {
      return between(900, 2_200);
    }
    double gap = MEDIAN_MS * StrictMath.exp(SPREAD * random.nextGaussian());
    return Math.round(Math.max(120, Math.min(850, gap)));
  }

  /** Between the last words and the end of the connection; longer than a final takes to arrive. */
  long hangUpMs() {
    return between(800, 2_000);
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
