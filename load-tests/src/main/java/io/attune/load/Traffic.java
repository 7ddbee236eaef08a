package io.attune.load;

import java.util.Iterator;

/**
 * Events by a schedule that does not wait for answers, in the order of their times; the same for
 * the same seed. Final segments are numbered from 0: their segment id is {@code s} and the number.
 */
interface Traffic extends Iterator<Sending> {
  /** The segment id of a final. */
  static String segmentId(int number) {
    return "s" + number;
  }

  /** The number of a final, by its segment id. */
  static int number(String segmentId) {
    return Integer.parseInt(segmentId.substring(1));
  }

  /**
   * Ends every call that is still open, so that none is left over for the next measurement.
   *
   * @param atNanos when, after the begin of the schedule
   */
  Iterator<Sending> ending(long atNanos);
}
