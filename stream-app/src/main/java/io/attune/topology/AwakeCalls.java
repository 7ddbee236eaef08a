package io.attune.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * The calls of a task that are in memory as a whole, and when something last happened on each.
 * Those of which it is long ago are found without looking at the others.
 */
final class AwakeCalls {
  /** A longer pause shows that we stood still, and not that calls were quiet. In ms. */
  private static final long LONGEST_PASS_MS = 1_500;

  private final TopologyMeters meters;
  private final long restAfterMs;
  private final DeadlineHeap<KnownCall> looks = new DeadlineHeap<>();
  private long now;

  /**
   * @param meters count them
   * @param restAfterMs for how long nothing happens on a call before it may rest, in ms
   */
  AwakeCalls(TopologyMeters meters, long restAfterMs) {
    this.meters = meters;
    // A moment is added to it.
    this.restAfterMs = Math.min(restAfterMs, Long.MAX_VALUE / 2);
  }

  /** Something has happened on a call, or it was looked at. */
  void touch(KnownCall call) {
    if (call.touchedAt() < 0) {
      meters.awakeCalls(1);
      looks.arm(call.restLook(), now + restAfterMs);
    }
    call.touch(now);
  }

  /** A call is in memory no more. */
  void remove(KnownCall call) {
    if (call.touchedAt() >= 0) {
      call.restLook().remove();
      forget(call);
    }
  }

  private void forget(KnownCall call) {
    call.setUntouched();
    meters.awakeCalls(-1);
  }

  /** Time has gone by, in ms. */
  void pass(long ms) {
    now += Math.min(ms, LONGEST_PASS_MS);
  }

  /** Takes out the calls on which nothing has happened for long enough. */
  List<KnownCall> takeQuiet() {
    List<KnownCall> quiet = new ArrayList<>();
    for (KnownCall call = looks.poll(now); call != null; call = looks.poll(now)) {
      long due = call.touchedAt() + restAfterMs;
      if (due > now) {
        looks.arm(call.restLook(), due);
      } else {
        forget(call);
        quiet.add(call);
      }
    }
    return quiet;
  }

  /** The task is given up. */
  void clear() {
    meters.awakeCalls(-looks.size());
  }
}
