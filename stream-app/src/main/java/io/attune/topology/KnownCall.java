package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallInput;
import io.attune.call.TimePassed;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.CallState.Phase;
import io.attune.engine.Effect;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that a task knows of. Its state is in memory once something was heard of it; until then,
 * after a restart, only what the stores tell at a glance. Belongs to one stream thread.
 */
final class KnownCall {
  private final String callId;
  private CallEngine engine;
  private CallState state;
  private CallState written;
  private Phase phase;
  private String producerId;
  private long bornAt;
  private long skewMs;

  private KnownCall(String callId) {
    this.callId = callId;
  }

  /** A call that begins now, before its first step is taken. */
  static KnownCall begun(String callId, CallEngine engine, long at) {
    KnownCall call = new KnownCall(callId);
    call.engine = engine;
    call.bornAt = at;
    return call;
  }

  /** A call as the stores tell of it, not loaded yet. */
  static KnownCall stored(
      String callId, CallEngine engine, Phase phase, String producerId, long bornAt, long skewMs) {
    KnownCall call = new KnownCall(callId);
    call.engine = engine;
    call.phase = phase;
    call.producerId = producerId;
    call.bornAt = bornAt;
    call.skewMs = skewMs;
    return call;
  }

  String callId() {
    return callId;
  }

  CallEngine engine() {
    return engine;
  }

  /** The call so far; null until it is loaded. */
  CallState state() {
    return state;
  }

  /** The state that the stores have; null when they have none. */
  CallState written() {
    return written;
  }

  /** Where in its life it is; null before its first step. */
  Phase phase() {
    return phase;
  }

  /** Whose heartbeats speak for it, null if unknown. */
  String producerId() {
    return producerId;
  }

  /** Record time of the first event heard of it, epoch ms. */
  long bornAt() {
    return bornAt;
  }

  /** How far the clock of its producer is ahead of Kafka's, in ms. */
  long skewMs() {
    return skewMs;
  }

  void setSkewMs(long ms) {
    skewMs = ms;
  }

  /** The stores' state was read. */
  void load(CallState stored, CallState alive) {
    written = stored;
    accept(alive);
  }

  /** A step was taken. */
  void accept(CallState next) {
    state = next;
    phase = next.phase();
    producerId = next.facts().producerId();
  }

  /** The stores have what memory has. */
  void noteWritten() {
    written = state;
  }

  /**
   * What an input comes to. A start on a call that is over begins another, on the playbook that is
   * active now instead of the one that the old call ran on.
   *
   * @param active the engine for calls that begin now
   */
  Step step(CallInput input, CallEngine active) {
    if (input instanceof CallEvent event && event.body() instanceof CallStarted) {
      Outcome aged = engine.step(state, new TimePassed(input.at()));
      boolean over =
          aged.state() == null
              || (aged.state().phase() == Phase.CLOSED && input.at() > aged.state().endedAt());
      if (over) {
        Outcome begun = active.step(null, input);
        List<Effect> effects = new ArrayList<>(aged.effects());
        effects.addAll(begun.effects());
        return new Step(new Outcome(begun.state(), effects), active, true);
      }
    }
    Outcome outcome = engine.step(state, input);
    return new Step(outcome, engine, isAnother(outcome));
  }

  private boolean isAnother(Outcome outcome) {
    boolean alive = outcome.state() != null && outcome.state().phase() == Phase.LIVE;
    return alive
        && (state.phase() == Phase.CLOSED
            || outcome.effects().stream().anyMatch(CallSummarised.class::isInstance));
  }

  /**
   * What a step came to.
   *
   * @param engine the one that runs the call from here on
   * @param another whether it is another call with the same id
   */
  record Step(Outcome outcome, CallEngine engine, boolean another) {}
}
