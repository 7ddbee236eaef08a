package io.attune.topology;

import io.attune.wire.PartitionRow;

/**
 * How many records of {@code call-events} a task that starts hears again. A final is written when
 * it is certain, some seconds after it was heard; where more records than these come in until then,
 * it would have to be written twice. So a busy partition looks back further, and notes that beside
 * its calls; a start on a quiet one stays short.
 */
final class Lookback {
  static final int LEAST = PartitionRow.LEAST_LOOKBACK;

  /** Some megabytes, which a start reads in a fraction of a second. */
  static final int MOST = 8 * LEAST;

  /** What is heard may stay unwritten for so long, in ms: more than until a final is certain. */
  private static final long SPAN_MS = 4_000;

  /** It shrinks only when this many times less would do, so as not to change all the time. */
  private static final int SLACK = 4;

  private int records;
  private long seenUpTo;

  /**
   * @param records that the task before this one relied on
   * @param heardUpTo offset of the record that was heard last, negative if none was
   */
  Lookback(int records, long heardUpTo) {
    this.records = records;
    this.seenUpTo = heardUpTo;
  }

  /** How many records back. */
  int records() {
    return records;
  }

  /** The offset before which nothing is heard again. */
  long before(long heardUpTo) {
    return heardUpTo - records;
  }

  /**
   * Time has gone by; whether it looks back over more or fewer records from now on.
   *
   * @param heardUpTo offset of the record that was heard last, negative if none was
   * @param elapsedMs since it was last told so
   */
  boolean pass(long heardUpTo, long elapsedMs) {
    long came = seenUpTo < 0 ? 0 : heardUpTo - seenUpTo;
    seenUpTo = heardUpTo;
    long needed = came * SPAN_MS / Math.max(1, elapsedMs);
    int before = records;
    while (records < needed && records < MOST) {
      records *= 2;
    }
    if (records > LEAST && needed * SLACK <= records) {
      records /= 2;
    }
    return records != before;
  }
}
