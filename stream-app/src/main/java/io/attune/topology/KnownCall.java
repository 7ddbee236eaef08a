package io.attune.topology;

import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.CallState.Phase;
import io.attune.engine.Twins;

/**
 * A call that a task knows of. Its state is in memory once something was heard of it; until then,
 * after a restart, only what the stores tell at a glance. Belongs to one stream thread.
 */
final class KnownCall {
  private final String key;
  private CallEngine engine;
  private CallState state;
  private CallState written;
  private Phase phase;
  private String producerId;
  private long bornAt;
  private long skewMs;

  private KnownCall(String key) {
    this.key = key;
  }

  /** A call that begins now, before its first step is taken. */
  static KnownCall begun(String key, CallEngine engine, long at) {
    KnownCall call = new KnownCall(key);
    call.engine = engine;
    call.bornAt = at;
    return call;
  }

  /** A call as the stores tell of it, not loaded yet. */
  static KnownCall stored(
      String key, CallEngine engine, Phase phase, String producerId, long bornAt, long skewMs) {
    KnownCall call = new KnownCall(key);
    call.engine = engine;
    call.phase = phase;
    call.producerId = producerId;
    call.bornAt = bornAt;
    call.skewMs = skewMs;
    return call;
  }

  /** What it is kept under: its id, or that of the call whose twin it is with a mark. */
  String key() {
    return key;
  }

  /** Whether it is the unseen twin of a call. */
  boolean isTwin() {
    return Twins.isTwin(key);
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
}
