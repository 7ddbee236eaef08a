package io.attune.app.play;

/**
 * The clock that played calls live by. It runs {@code speed} times as fast as the wall clock and
 * starts as far behind it as it will catch up, so what is played never lies in the future; having
 * caught up, it is the wall clock.
 *
 * @param startedAt wall clock at which the play starts, epoch ms
 * @param base record time at that moment, epoch ms, not after {@code startedAt}
 * @param speed how many seconds of the recording pass in a second, above 0
 */
record PlayClock(long startedAt, long base, double speed) {

  /**
   * A clock for a recording.
   *
   * @param startedAt wall clock at which the play starts, epoch ms
   * @param lengthMs how much record time is to pass at that speed, in ms
   */
  static PlayClock starting(long startedAt, long lengthMs, double speed) {
    long catchUp = Math.max(0, lengthMs - (long) Math.floor(lengthMs / speed));
    return new PlayClock(startedAt, startedAt - catchUp, speed);
  }

  /** Record time at a wall clock, epoch ms. */
  long recordTime(long wall) {
    return Math.min(base + (long) Math.floor((wall - startedAt) * speed), wall);
  }

  /** The first wall clock at which {@link #recordTime} is no less, epoch ms. */
  long wallTime(long recordTime) {
    long wall = Math.max(startedAt + (long) ((recordTime - base) / speed), recordTime);
    while (recordTime(wall) < recordTime) {
      wall++; // A fraction of a millisecond was cut off, never more.
    }
    return wall;
  }
}
