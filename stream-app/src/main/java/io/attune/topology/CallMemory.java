package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.engine.CallState;
import io.attune.engine.Reception;
import io.attune.engine.Reception.Received;
import java.util.List;

/**
 * Which calls of a task are in memory as a whole, and what the stores know of those. A call on
 * which nothing happens for a while rests: the stores alone have it then, and it is read from them,
 * as after a restart, when something does.
 */
final class CallMemory {
  private final CallStore store;
  private final Reception reception;
  private final UnwrittenCalls unwritten = new UnwrittenCalls();
  private final AwakeCalls awake;

  /**
   * @param reception hears events again that the stores know nothing of
   * @param restAfterMs for how long nothing happens on a call before it rests, in ms
   */
  CallMemory(CallStore store, Reception reception, TopologyMeters meters, long restAfterMs) {
    this.store = store;
    this.reception = reception;
    this.awake = new AwakeCalls(meters, restAfterMs);
  }

  /** Brings a call into memory if it is not there. */
  void load(KnownCall call) {
    if (call.state() == null) {
      store.load(call);
      awake.touch(call);
      List<CallEvent> unheard = call.takeUnheard().events();
      if (!unheard.isEmpty()) {
        hearAgain(call, unheard);
        unwritten.add(call, call.heardUpTo());
      }
    }
  }

  /**
   * Brings back what events have changed of a call in memory alone. Where the engine fails on one,
   * it did so before, and the event is in the dead letters.
   */
  private void hearAgain(KnownCall call, List<CallEvent> unheard) {
    for (CallEvent event : unheard) {
      try {
        Received again = reception.step(call.engine(), call.state(), event);
        CallState state = again.outcome().state();
        if (state == null || again.another()) {
          return;
        }
        call.accept(state, again.outcome().dueAt());
      } catch (RuntimeException e) {
        // Counted and told when it was heard first.
        continue;
      }
    }
  }

  /** A call was changed, and the stores have that. */
  void written(KnownCall call) {
    call.noteWritten();
    unwritten.remove(call);
    awake.touch(call);
  }

  /**
   * A call was changed in memory alone.
   *
   * @param offset of the record that was heard last
   */
  void unwritten(KnownCall call, long offset) {
    unwritten.add(call, offset);
    awake.touch(call);
  }

  /** A call is in memory no more. */
  void forget(KnownCall call) {
    unwritten.remove(call);
    awake.remove(call);
  }

  /**
   * Writes those calls that have not been written for as long as a restart looks back.
   *
   * @param offset so far back it looks in {@code call-events}
   * @param now by the wall clock, epoch ms
   */
  void writeWhatIsOld(long offset, long now) {
    unwritten.takeOld(offset, call -> writeStanding(call, now));
  }

  private void writeStanding(KnownCall call, long now) {
    store.writeStanding(call, now);
    call.noteWritten();
  }

  /**
   * Lets those calls rest on which nothing has happened for long enough.
   *
   * @param elapsedMs since the last time
   * @param now by the wall clock, epoch ms
   */
  void rest(long elapsedMs, long now) {
    awake.pass(elapsedMs);
    for (KnownCall call : awake.takeQuiet()) {
      if (CallStore.hasAllOf(call)) {
        rest(call, now);
      } else {
        awake.touch(call);
      }
    }
  }

  private void rest(KnownCall call, long now) {
    if (!call.isWritten()) {
      store.writeStanding(call, now);
    }
    call.rest();
    forget(call);
  }

  /** The task is given up. */
  void close() {
    awake.clear();
  }
}
