package io.attune.topology;

/**
 * Whether the wall clock says anything about calls right now. Without heartbeats, nothing heard for
 * a while is taken for nothing said; that is only right while everything published is being heard
 * at once. So the wall clock is not trusted just after a start, while old records are being worked
 * off, and after this thread itself stood still.
 */
final class WallClockTrust {
  /** Time for the first records to arrive after a start, in ms. */
  static final long START_MS = 2_000;

  /** A record this old when it is processed shows that the task lags, in ms. */
  static final long STALE_MS = 2_000;

  /** How long after the last sign of lag the task is taken to be catching up, in ms. */
  static final long CALM_MS = 1_000;

  /** A turn of the thread that is late by this much shows that it was stuck, in ms. */
  static final long STUCK_MS = 500;

  private final long startedAt;
  private long lastTurnAt;
  private long lastLagAt = Long.MIN_VALUE / 2;

  /**
   * @param now by the wall clock, epoch ms
   */
  WallClockTrust(long now) {
    startedAt = now;
    lastTurnAt = now;
  }

  /**
   * A record is being processed.
   *
   * @param publishedAt its Kafka timestamp, epoch ms
   */
  void record(long publishedAt, long now) {
    lastTurnAt = now;
    if (now - publishedAt > STALE_MS) {
      lastLagAt = now;
    }
  }

  /**
   * A tick of the wall clock.
   *
   * @param expectedMs the longest that the thread may have been idle before it
   */
  void tick(long now, long expectedMs) {
    if (now - lastTurnAt > expectedMs + STUCK_MS) {
      lastLagAt = now;
    }
    lastTurnAt = now;
  }

  /** Whether the task is behind what has been published. */
  boolean isCatchingUp(long now) {
    return now - lastLagAt < CALM_MS;
  }

  /** Whether silence may be told from the wall clock. */
  boolean isGiven(long now) {
    return now - startedAt >= START_MS && !isCatchingUp(now);
  }
}
