package io.attune.topology;

import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.CallState.Phase;
import io.attune.engine.Twins;
import io.attune.topology.RecentLog.Unheard;
import io.attune.wire.CallRows;
import io.attune.wire.EpisodePages;

/**
 * A call that a task knows of. Its state is in memory while something happens on it; after a
 * restart, and while it rests, only what the stores tell at a glance. Belongs to one stream thread.
 */
final class KnownCall {
  private static final long NEVER = -1;

  private final String key;
  private final DeadlineHeap.Entry<KnownCall> wake = new DeadlineHeap.Entry<>(this);
  private final DeadlineHeap.Entry<KnownCall> restLook = new DeadlineHeap.Entry<>(this);
  private final DeadlineHeap.Entry<KnownCall> writeLook = new DeadlineHeap.Entry<>(this);
  private CallEngine engine;
  private CallState state;
  private CallState written;
  private EpisodePages pages = EpisodePages.NONE;
  private Phase phase;
  private String producerId;
  private long bornAt;
  private long skewMs;
  private long heardUpTo;
  private long due = Long.MAX_VALUE;
  private boolean signalLost;
  private Unheard unheard = Unheard.NOTHING;
  private boolean resting;
  private long viewAt;
  private boolean viewDue;
  private long touchedAt = NEVER;
  private long unwrittenSince = NEVER;

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

  /**
   * A call as the stores tell of it, not loaded yet.
   *
   * @param unheard what the stores know nothing of
   */
  static KnownCall stored(String key, CallEngine engine, CallRows.Head head, Unheard unheard) {
    KnownCall call = new KnownCall(key);
    call.engine = engine;
    call.phase = head.phase();
    call.producerId = head.facts().producerId();
    call.bornAt = head.marks().bornAt();
    call.skewMs = head.marks().skewMs();
    call.heardUpTo = head.marks().heardUpTo();
    call.due = head.marks().dueAt();
    call.signalLost = head.signalLost();
    call.unheard = unheard;
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

  /** Where it waits to be woken by a clock. */
  DeadlineHeap.Entry<KnownCall> wake() {
    return wake;
  }

  /** Where it waits for {@link AwakeCalls} to look whether it rests. */
  DeadlineHeap.Entry<KnownCall> restLook() {
    return restLook;
  }

  /** Where it waits for {@link UnwrittenCalls} to look whether it has to be written. */
  DeadlineHeap.Entry<KnownCall> writeLook() {
    return writeLook;
  }

  CallEngine engine() {
    return engine;
  }

  /** The call so far; null until it is loaded, and while it rests. */
  CallState state() {
    return state;
  }

  /** The state that the stores have; null when they have none. */
  CallState written() {
    return written;
  }

  /** The rows that hold the episodes which have ended, as the stores have them. */
  EpisodePages pages() {
    return pages;
  }

  void setPages(EpisodePages now) {
    pages = now;
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

  /** Offset in {@code call-events} of the first event that it has not heard. */
  long heardUpTo() {
    return heardUpTo;
  }

  void setHeardUpTo(long offset) {
    heardUpTo = offset;
  }

  /** Record time at which something happens by itself, epoch ms; it may have moved away since. */
  long due() {
    return due;
  }

  /** Whether it has been told that its producer stopped beating. */
  boolean isSignalLost() {
    return signalLost;
  }

  /** What the stores know nothing of and has yet to be heard again, taken out. */
  Unheard takeUnheard() {
    Unheard taken = unheard;
    unheard = Unheard.NOTHING;
    return taken;
  }

  /**
   * The stores' state was read, and brought back to life.
   *
   * @param held the rows that hold its finished episodes
   */
  void load(CallState stored, EpisodePages held) {
    pages = held;
    accept(resting ? stored.viewed(viewAt, viewDue) : stored, due);
    written = state;
    resting = false;
  }

  /** Whether it was in memory, and is in the stores alone now; {@link #due} is exact then. */
  boolean isResting() {
    return resting;
  }

  /** Lets go of all that the stores have. They do not have when it was last shown. */
  void rest() {
    resting = true;
    viewAt = state.viewAt();
    viewDue = state.viewDue();
    state = null;
    written = null;
    pages = EpisodePages.NONE;
  }

  /**
   * A step was taken.
   *
   * @param nextDue record time at which something happens by itself, epoch ms
   */
  void accept(CallState next, long nextDue) {
    state = next;
    phase = next.phase();
    producerId = next.facts().producerId();
    signalLost = next.signalLost();
    due = nextDue;
  }

  /**
   * When something last happened on it, by the clock of {@link AwakeCalls}; negative while that
   * does not count it. Beside the call, and not in a list of the latest: with each event such a
   * list changes several old objects, and the collector looks at all around each.
   */
  long touchedAt() {
    return touchedAt;
  }

  void touch(long now) {
    touchedAt = now;
  }

  void setUntouched() {
    touchedAt = NEVER;
  }

  /** Offset of the record that made it differ from the stores; negative if it does not. */
  long unwrittenSince() {
    return unwrittenSince;
  }

  void setUnwrittenSince(long offset) {
    unwrittenSince = offset;
  }

  void setNothingUnwritten() {
    unwrittenSince = NEVER;
  }

  /** Whether the stores have all that memory has. */
  boolean isWritten() {
    return state == written;
  }

  /** The stores have what memory has. */
  void noteWritten() {
    written = state;
  }
}
