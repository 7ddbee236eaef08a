package io.attune.gateway.live;

import io.attune.gateway.access.Identity;
import io.attune.wire.News;

/** What a client wants to hear of, and may. */
sealed interface Interest {

  /** Whether a call's live state is part of it. */
  boolean hasCall(Identity who, News.View view);

  /**
   * Whether a cue is part of it.
   *
   * @param view of its call, null while there is none
   * @param now epoch ms
   */
  boolean hasCue(Identity who, PlacedCue placed, News.View view, long now);

  /** Whether the turns of a call are part of it. */
  default boolean hasTurns(Identity who, News.View view) {
    return false;
  }

  /**
   * What one agent is to see: cues that can still help, and that they are over.
   *
   * @param agentId the agent
   */
  record Agent(String agentId) implements Interest {
    @Override
    public boolean hasCall(Identity who, News.View view) {
      return agentId.equals(view.agentId()) && who.maySeeCuesOf(view.tenant(), agentId);
    }

    @Override
    public boolean hasCue(Identity who, PlacedCue placed, News.View view, long now) {
      News.Cue cue = placed.cue();
      return agentId.equals(cue.agentId())
          && who.maySeeCuesOf(cue.tenant(), agentId)
          && (cue.closed() || (!cue.late() && placed.until() > now));
    }
  }

  /**
   * Everything about one call.
   *
   * @param callId the call
   */
  record Call(String callId) implements Interest {
    @Override
    public boolean hasCall(Identity who, News.View view) {
      return callId.equals(view.callId())
          && who.maySeeCall(view.tenant(), view.agentId(), view.team());
    }

    @Override
    public boolean hasCue(Identity who, PlacedCue placed, News.View view, long now) {
      News.Cue cue = placed.cue();
      return callId.equals(cue.callId())
          && who.maySeeCall(cue.tenant(), cue.agentId(), view == null ? null : view.team());
    }

    @Override
    public boolean hasTurns(Identity who, News.View view) {
      return hasCall(who, view);
    }
  }

  /**
   * The live calls of a team.
   *
   * @param team {@link Identity#EVERY_TEAM} for all that they may see
   * @param queue only calls that came in on it, null for all
   */
  record Team(String team, String queue) implements Interest {
    @Override
    public boolean hasCall(Identity who, News.View view) {
      return (team.equals(Identity.EVERY_TEAM) || team.equals(view.team()))
          && (queue == null || queue.equals(view.queue()))
          && who.maySupervise(view.tenant(), view.team());
    }

    @Override
    public boolean hasCue(Identity who, PlacedCue placed, News.View view, long now) {
      return view != null && hasCall(who, view);
    }
  }
}
