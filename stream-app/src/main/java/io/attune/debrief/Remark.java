package io.attune.debrief;

import io.attune.detect.Category;

/**
 * One thing that went well or did not, with what it rests on.
 *
 * @param type what
 * @param atMs media time, -1 if it is about the whole call
 * @param category what it is about, null if about none
 * @param value its figure, in the unit that the type names; NaN without one
 * @param words what was said, null if nothing in particular
 */
public record Remark(Type type, long atMs, Category category, double value, Quote words) {

  /** What can be remarked. */
  public enum Type {
    /** The customer's concern was resolved; the figure is ms from raised to resolved. */
    RESOLVED(true),
    /** Acknowledged within two turns of the agent; the figure is ms until then. */
    ACKNOWLEDGED_SOON(true),
    /** The agent did what a cue suggests; the figure is ms from the cue to that. */
    CUE_ACTED_ON(true),
    /** The customer's mood rose; the figure is by how much. */
    MOOD_ROSE(true),
    /** At least half of the agent's questions were open; the figure is the share, 0 to 1. */
    OPEN_QUESTIONS(true),
    /** Nothing was a concern to the customer. */
    NO_CONCERN(true),
    /** A concern was still open at the end of the call; the figure is how often it was raised. */
    LEFT_OPEN(false),
    /** Both sides were stuck on a concern; the figure is how often it was raised. */
    DEADLOCKED(false),
    /** Nobody acknowledged a concern; the figure is how many turns the agent had for it. */
    NEVER_ACKNOWLEDGED(false),
    /** Acknowledged only after two turns of the agent or more; the figure is ms until then. */
    ACKNOWLEDGED_LATE(false),
    /** The agent answered before acknowledging. */
    ANSWERED_FIRST(false),
    /** A cue was shown and not acted on. */
    CUE_MISSED(false),
    /** A cue was decided too late to help. */
    CUE_LATE(false),
    /** A slip in delivery or empathy that the agent did not make good. */
    SLIP(false),
    /** The customer's mood fell; the figure is by how much. */
    MOOD_FELL(false),
    /** The agent did most of the talking; the figure is the share, 0 to 1. */
    AGENT_TALKED_MOST(false);

    private final boolean good;

    Type(boolean good) {
      this.good = good;
    }

    /** Whether it went well. */
    public boolean isGood() {
      return good;
    }
  }
}
