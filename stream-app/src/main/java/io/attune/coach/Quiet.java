package io.attune.coach;

/**
 * The silence that goes on, if it has lasted long enough to be one, and the hold likewise.
 *
 * @param sinceMs media time at which speech, or the last hold, ended
 * @param deadAirLevel 0 not yet, 1 dead air, 2 still
 * @param questionLevel 0 not yet, 1 a question or a price has gone unanswered
 * @param holdLevel 0 not yet, n after n long-hold times
 * @param brokenMs media time at which the previous silence was broken; what a silence cue is judged
 *     by when it ends
 */
public record Quiet(
    long sinceMs, int deadAirLevel, int questionLevel, int holdLevel, long brokenMs) {
  /** Nobody has spoken yet. */
  public static final Quiet NONE = new Quiet(0, 0, 0, 0, 0);

  /** Speech went on until {@code mediaMs}, having begun again at {@code brokenMs}. */
  public Quiet since(long mediaMs, long broken) {
    return mediaMs == sinceMs ? this : new Quiet(mediaMs, 0, 0, holdLevel, broken);
  }

  /** The same silence, or hold, at other levels. */
  public Quiet levels(int deadAir, int question, int hold) {
    return new Quiet(sinceMs, deadAir, question, hold, brokenMs);
  }
}
