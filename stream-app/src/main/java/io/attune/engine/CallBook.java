package io.attune.engine;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.call.SignalChanged;
import io.attune.call.TimePassed;
import io.attune.engine.CallState.Phase;
import io.attune.engine.Reception.Received;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Many calls from one log, each driven by {@link CallEngine#step}: the engine without Kafka. Every
 * record moves time on for all calls, so the silence of one is found while others talk. A call
 * whose producer beats is an exception, as in the live system: there only that producer's
 * heartbeats, and the call's own records, tell that time has passed, since no data is not silence.
 *
 * <p>The same inputs give the same effects in the same order. Not safe for threads.
 */
public final class CallBook {
  /** Why a call ended that was still open when the log ended. */
  public static final String END_OF_INPUT = "end-of-input";

  private final Reception reception;
  private final BiConsumer<String, Effect> effects;
  private final Map<String, Entry> calls = new HashMap<>();
  private final BookClock everybody = new BookClock();
  private final Map<String, BookClock> beating = new HashMap<>();

  private record Entry(CallEngine engine, CallState state, BookClock clock) {}

  /**
   * @param engine runs every call, whatever playbook the log activates
   * @param effects takes the call's id and what a step on it brings about, in order
   */
  public CallBook(CallEngine engine, BiConsumer<String, Effect> effects) {
    this(Shelf.of(engine), effects);
  }

  /**
   * @param shelf the playbooks at hand; each call runs on the one that the log has activated for it
   * @param effects takes the call's id and what a step on it brings about, in order
   */
  public CallBook(Shelf shelf, BiConsumer<String, Effect> effects) {
    this.reception = new Reception(shelf);
    this.effects = effects;
  }

  /**
   * Takes the next record of the log into account. What falls due by itself before it happens
   * first, on every call.
   */
  public void hear(CallInput input) {
    pass(input.at());
    if (input instanceof CallEvent event && event.callId() != null) {
      hear(event);
    } else if (input instanceof CallEvent event && StandingOrders.isOrder(event.body())) {
      reception.take(event.body());
    } else if (input instanceof CallEvent event && event.body() instanceof Heartbeat beat) {
      hear(beat);
    } else if (input instanceof CueFeedback feedback) {
      step(feedback.callId(), input);
    } else if (input instanceof SignalChanged) {
      beating.values().forEach(clock -> pass(clock, clock.now()));
      callIds().forEach(callId -> step(callId, input));
    }
  }

  private void hear(CallEvent event) {
    String callId = event.callId();
    Entry known = calls.get(callId);
    if (known != null && known.clock != everybody) {
      // What a producer's clock has passed is due, even where it has since been put back.
      pass(known.clock, known.clock.now());
    }
    boolean begun = step(callId, event);
    Entry seen = calls.get(callId);
    if (seen == null || !seen.state.isShadowed()) {
      return;
    }
    String twin = Twins.keyOf(callId);
    if (begun) {
      apply(twin, reception.beginShadow(seen.state, event));
    } else if (calls.containsKey(twin)) {
      step(twin, event);
    }
  }

  /** Record time reaches {@code at}, epoch ms, for all calls whose producers do not beat. */
  public void pass(long at) {
    pass(everybody, at);
  }

  /**
   * The log is over: every call that is still open ends where its time has got to, and is summed
   * up.
   */
  public void finish() {
    for (String callId : callIds()) {
      Entry call = calls.get(callId);
      CallFacts facts = call.state.facts();
      long endAt = Math.max(call.state.clockAt(), call.clock.now());
      if (call.state.phase() == Phase.LIVE) {
        step(
            callId,
            new CallEvent(
                facts.callId(),
                facts.tenant(),
                endAt,
                facts.producerId(),
                new CallEnded(END_OF_INPUT)));
      }
      step(callId, new TimePassed(endAt + CallEngine.LATENESS_MS));
    }
    calls.clear();
  }

  /**
   * How many calls are remembered, ended ones included for as long as stragglers are told apart.
   */
  public int size() {
    return calls.size();
  }

  private List<String> callIds() {
    return calls.keySet().stream().sorted().toList();
  }

  private void hear(Heartbeat beat) {
    BookClock clock = beating.get(beat.producerId());
    if (clock == null) {
      clock = new BookClock();
      beating.put(beat.producerId(), clock);
      callIds().forEach(callId -> keep(callId, calls.get(callId).engine, calls.get(callId).state));
    }
    pass(clock, beat.publishedUpTo());
  }

  private void pass(BookClock clock, long at) {
    for (BookClock.Due due = clock.poll(at); due != null; due = clock.poll(at)) {
      step(due.callId(), new TimePassed(due.at()));
    }
    clock.advance(at);
  }

  /** Whether a call began with it. */
  private boolean step(String key, CallInput input) {
    Entry before = calls.get(key);
    return apply(
        key,
        before == null
            ? reception.step(null, null, input)
            : reception.step(before.engine, before.state, input));
  }

  private boolean apply(String key, Received received) {
    keep(key, received.engine(), received.outcome().state());
    received.outcome().effects().forEach(effect -> tell(key, effect));
    return received.another() && received.outcome().state() != null;
  }

  /** Of a twin only its cues matter: the call itself tells the rest. */
  private void tell(String key, Effect effect) {
    if (!Twins.isTwin(key) || effect instanceof Effect.CueChanged) {
      effects.accept(Twins.callIdOf(key), effect);
    }
  }

  private void keep(String key, CallEngine engine, CallState state) {
    Entry before = calls.get(key);
    if (before != null) {
      before.clock.remove(key);
    }
    if (state == null) {
      calls.remove(key);
      return;
    }
    BookClock clock = beating.getOrDefault(state.facts().producerId(), everybody);
    clock.put(key, engine.nextDue(state));
    calls.put(key, new Entry(engine, state, clock));
  }
}
