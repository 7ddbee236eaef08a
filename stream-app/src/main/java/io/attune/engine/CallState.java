package io.attune.engine;

import io.attune.coach.Ledger;
import io.attune.coach.Quiet;
import io.attune.detect.Conversation;
import io.attune.detect.Holds;
import io.attune.detect.Turn;
import java.util.List;

/**
 * All that the engine remembers of one call. Immutable and bounded.
 *
 * <p>What was heard is kept twice: {@code settled} is the conversation up to a point that no
 * on-time turn can change any more, a fold in media order; {@code live} continues it over the
 * {@code pending} turns in the order known so far. Rows and finished episodes come from the first,
 * cues from the second, so that cues are immediate and results do not depend on how two channels
 * interleave.
 *
 * @param facts what is known of the call that is no speech
 * @param phase where in its life it is
 * @param clockAt record time reached, epoch ms; never goes back
 * @param lastHeardAt record time of the last event, epoch ms
 * @param endedAt record time of its end, 0 while it is live
 * @param endReason why it ended, null if nobody said
 * @param holds when the customer was on hold
 * @param settled the conversation that is certain
 * @param pending turns that are not certain yet, in media order; a slower model's answer on one
 *     waits until it is
 * @param live the conversation with the pending turns in it; derived
 * @param quiet the silence that goes on
 * @param ledger what the agent has been shown
 * @param partialsSeen whether this call's recogniser sends partials
 * @param signalLost whether its producer has stopped beating
 * @param viewAt record time of the last view, 0 if there was none
 * @param viewDue whether something has changed since
 * @param hearing speech in progress
 */
public record CallState(
    CallFacts facts,
    Phase phase,
    long clockAt,
    long lastHeardAt,
    long endedAt,
    String endReason,
    Holds holds,
    Conversation settled,
    List<Turn> pending,
    Live live,
    Quiet quiet,
    Ledger ledger,
    boolean partialsSeen,
    boolean signalLost,
    long viewAt,
    boolean viewDue,
    Hearing hearing) {

  /** Whether a candidate playbook runs on the call as well, unseen. */
  public boolean isShadowed() {
    return facts.terms().assignment().shadow() != null;
  }

  /**
   * The same call, with another memory of when it was shown.
   *
   * @param at record time of the last view, 0 if there was none
   * @param due whether something has changed since
   */
  public CallState viewed(long at, boolean due) {
    Draft shown = new Draft(this);
    shown.viewAt = at;
    shown.viewDue = due;
    return shown.state();
  }

  /** Where in its life a call is. */
  public enum Phase {
    LIVE,
    /** It has ended, but a turn may still be on its way. */
    ENDING,
    /** All is said; remembered for a while so that stragglers do not bring it back to life. */
    CLOSED,
    /** Nothing of it is kept but that it was erased, for as long as somebody still publishes it. */
    ERASED;

    /** Whether more is to come of it. */
    public boolean isOpen() {
      return this == LIVE || this == ENDING;
    }
  }
}
