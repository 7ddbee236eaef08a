package io.attune.engine;

import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.Limits;
import io.attune.call.SignalChanged;
import io.attune.coach.CuePolicy;
import io.attune.coach.Ledger;
import io.attune.coach.Quiet;
import io.attune.detect.Conversation;
import io.attune.detect.Holds;
import io.attune.detect.Listener;
import io.attune.detect.RecentTurns;
import io.attune.detect.Turn;
import io.attune.engine.Effect.DropReason;
import io.attune.engine.Effect.Dropped;
import io.attune.language.TextScorer;
import io.attune.playbook.Playbook;
import java.util.List;

/**
 * The heart of the product: {@code step(state, input) -> (state, effects)}, pure, for the calls
 * that run on one playbook. The topology, the offline replay and the tests all call this same
 * function, so the same log gives the same cues everywhere.
 *
 * <p>Before an input of moment T is applied, everything due at or before T happens, in the order of
 * its moments. So a tick only makes a cue earlier on the wire, never another one.
 */
public final class CallEngine {

  /**
   * How long after it was published a turn may still be overtaken by one that was spoken before it,
   * in milliseconds: the lateness bound of two seconds, and a margin for equal moments.
   */
  public static final long LATENESS_MS = 2_500;

  /** Most turns that wait to become certain; no talk has so many within the lateness bound. */
  public static final int MOST_PENDING = 64;

  /** Most characters in them, the latest turn aside: two turns as long as a turn may be. */
  public static final int MOST_PENDING_CHARS = 2 * Limits.TEXT_CHARS;

  /** A call without any event for this long is over, in milliseconds. */
  public static final long ABANDONED_MS = 15 * 60_000L;

  /** The same, while the customer is on hold. */
  public static final long ABANDONED_ON_HOLD_MS = 60 * 60_000L;

  /** How long a finished call is remembered so that stragglers are recognised, in milliseconds. */
  public static final long REMEMBERED_MS = 10 * 60_000L;

  /**
   * A call that was erased stays so until nothing was published of it for this long, in
   * milliseconds: longer than any call is quiet.
   */
  public static final long ERASED_MS = ABANDONED_ON_HOLD_MS;

  /**
   * Least time between two views of a call of which nothing but numbers changed, in milliseconds.
   */
  public static final long VIEW_MS = 1_000;

  final Playbook playbook;
  final Listener listener;
  final CuePolicy policy;
  final TurnReader reader;

  /**
   * @param playbook what to listen for and what to say
   * @param scorer reads the words, built from the playbook's phrases
   */
  public CallEngine(Playbook playbook, TextScorer scorer) {
    this.playbook = playbook;
    this.listener = new Listener(playbook.thresholds());
    this.policy = new CuePolicy(playbook);
    this.reader = new TurnReader(scorer);
  }

  /** The playbook that this engine runs. */
  public Playbook playbook() {
    return playbook;
  }

  /**
   * Takes one input into account.
   *
   * @param state the call so far, null if it is not known
   * @param input what happened
   * @return the call afterwards, null if it is still unknown or is now forgotten, and what follows
   *     from it
   */
  public Outcome step(CallState state, CallInput input) {
    if (state == null) {
      return begin(input, Terms.of(playbook.ref()));
    }
    Terms terms = state.facts().terms();
    if (input instanceof CallEvent event && event.body() instanceof CallErased erased) {
      // What is due by now does not happen any more: it would tell of the call.
      return erase(event, erased, state.facts().tenant(), terms);
    }
    Step step = new Step(this, state);
    if (!(input instanceof SignalChanged)) {
      // That is found out by the wall clock, and makes no time pass on the call.
      step.advance(input.at());
    }
    if (step.isForgotten()) {
      return begin(input, terms).after(step.effects());
    }
    if (isAnotherCall(step.state(), input)) {
      return begin(input, terms);
    }
    step.apply(input);
    return step.outcome();
  }

  /**
   * When something happens by itself if nothing is heard until then.
   *
   * @return record time in epoch ms; {@link Long#MAX_VALUE} if never
   */
  public long nextDue(CallState state) {
    return new Step(this, state).nextDue();
  }

  /**
   * Brings a stored state back to life: what is derived is derived again.
   *
   * @param stored a state whose {@code live} means nothing
   */
  public CallState restored(CallState stored) {
    Step step = new Step(this, stored);
    step.recall();
    return step.state();
  }

  /**
   * Reads a settled turn again of which only the words were stored.
   *
   * @param context what the other side had said before it; empty if nothing
   */
  public Turn reread(Turn stored, String context) {
    return reader.answering(stored, context);
  }

  /**
   * Reads a pending turn again of which only the words were stored.
   *
   * @param before the turns before it
   */
  public Turn reread(Turn stored, RecentTurns before) {
    return reader.inPlace(stored, before);
  }

  private static boolean isAnotherCall(CallState state, CallInput input) {
    return state.phase() == CallState.Phase.CLOSED
        && input instanceof CallEvent event
        && event.body() instanceof CallStarted
        && event.at() > state.endedAt();
  }

  /**
   * The first input of a call that is not known.
   *
   * @param terms what the call begins with and keeps
   * @return nothing if no call begins so
   */
  Outcome begin(CallInput input, Terms terms) {
    if (!(input instanceof CallEvent event) || event.callId() == null) {
      return Outcome.ofNoCall(List.of());
    }
    if (event.body() instanceof CallErased erased) {
      return erase(event, erased, event.tenant(), terms);
    }
    boolean opens = event.body() instanceof CallStarted || event.body() instanceof SegmentHeard;
    if (!opens) {
      return Outcome.ofNoCall(List.of(new Dropped(DropReason.UNKNOWN_CALL)));
    }
    Step step = new Step(this, unheard(event, terms));
    step.apply(event);
    return step.outcome();
  }

  /** Of the call nothing is left, known or not, but that it was erased. */
  private Outcome erase(CallEvent event, CallErased erased, String tenant, Terms terms) {
    CallEvent of = new CallEvent(event.callId(), tenant, event.at(), null, erased);
    Step step = new Step(this, unheard(of, terms));
    step.erase(erased);
    return step.outcome();
  }

  /**
   * A call of which nothing has been heard yet. Until it is announced, its start is inferred from
   * the segment.
   */
  private CallState unheard(CallEvent event, Terms terms) {
    long startedAt =
        event.body() instanceof SegmentHeard segment ? event.at() - segment.endMs() : event.at();
    CallFacts facts =
        new CallFacts(
            event.callId(),
            event.tenant(),
            event.producerId(),
            startedAt,
            false,
            null,
            null,
            null,
            null,
            CallContext.UNKNOWN,
            terms);
    return new CallState(
        facts,
        CallState.Phase.LIVE,
        event.at(),
        event.at(),
        0,
        null,
        Holds.NONE,
        Conversation.EMPTY,
        List.<Turn>of(),
        Live.NOTHING,
        Quiet.NONE,
        Ledger.EMPTY,
        false,
        false,
        0,
        false,
        Hearing.NOTHING);
  }
}
