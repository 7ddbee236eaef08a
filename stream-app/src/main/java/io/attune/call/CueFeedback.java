package io.attune.call;

import static io.attune.call.InvalidEvent.require;

/**
 * What happened to a cue on the agent's screen.
 *
 * @param callId the call that the cue belongs to
 * @param at record time, epoch milliseconds
 * @param cueId the cue
 * @param action what was done with it
 */
public record CueFeedback(String callId, long at, String cueId, Action action)
    implements CallInput {

  /** What an agent, or the overlay for them, did with a cue. */
  public enum Action {
    SHOWN,
    ACCEPTED,
    DISMISSED,
    HELPFUL,
    WRONG,
    /** The agent wants no more cues in this call. */
    MUTED,
    /** The agent wants cues again, after MUTED. */
    UNMUTED
  }

  public CueFeedback {
    Limits.requireId("callId", callId);
    Limits.requireMoment("at", at);
    Limits.requireId("cueId", cueId);
    require(action != null, "action is missing");
  }
}
