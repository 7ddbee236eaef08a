package io.attune.coach;

/** What became of a cue, or why it was not shown. */
public enum CueOutcome {
  /** The agent sees it. */
  VISIBLE,
  /** The agent took the step. */
  ACTED,
  /** It ended without the agent: the customer spoke, the hold ended, the tension eased. */
  ENDED,
  /** Nothing happened while it was useful. */
  EXPIRED,
  /** The words were revised. */
  RETRACTED,
  /** A more urgent cue took its place. */
  PREEMPTED,
  /** The agent waved it away, or called it wrong. */
  DISMISSED,
  /** Withheld: decided too late to help. */
  LATE,
  /** Withheld: another cue was visible. */
  BUSY,
  /** Withheld: too soon after the last cue, or after the last one of its rule. */
  COOLDOWN,
  /** Withheld: the call has had its share. */
  BUDGET,
  /** Withheld: the agent wants none, or none of this rule. */
  MUTED,
  /** Withheld: an agent of this level, or one who has met a concern well, does without. */
  LEVEL;

  /** Whether the agent was shown the cue. */
  public boolean wasShown() {
    return compareTo(LATE) < 0;
  }
}
