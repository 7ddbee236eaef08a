package io.attune.topology;

/**
 * How long a record is on its way from where it was published: what those of late took. Where the
 * thread is what they wait for, its look at the clock is as late as they are. One that takes longer
 * yet corrects what was told without it, when it comes.
 */
final class FlightTime {
  /** What a thread may wait for between two looks at the log. In ms. */
  static final long LEAST_MS = 10;

  /** Assumed before there was a record. In ms. */
  static final long MOST_MS = 250;

  /** The share of the latest in the mean: it follows the load, and not each pause. */
  private static final double GAIN = 1 / 32.0;

  private double mean = MOST_MS;

  /** A record was on its way for so long, in ms; of clocks that differ it may be less than none. */
  void record(long ms) {
    mean += (Math.max(0, Math.min(MOST_MS, ms)) - mean) * GAIN;
  }

  /** In ms, {@link #LEAST_MS} to {@link #MOST_MS}. */
  long ms() {
    return Math.max(LEAST_MS, Math.round(mean));
  }
}
