package io.attune.coach;

/**
 * The life of a cue. At most one cue of a call is visible: TENTATIVE, RAISED or UPDATED, and not
 * expired.
 */
public enum CueState {
  /** Raised on a partial; the final confirms it as RAISED or retracts it. */
  TENTATIVE,
  RAISED,
  /** The same cue, with new evidence or a higher level. */
  UPDATED,
  /** What it was about is over: the agent acted, or it ended by itself. */
  RESOLVED,
  /**
   * It should not be shown any longer: the words were revised, or a more urgent cue took its place.
   */
  RETRACTED
}
