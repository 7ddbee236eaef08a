package io.attune.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls of a task that are in memory as a whole, in the order in which something last happened
 * on them. Those of which it is long ago are found without looking at the others.
 */
final class AwakeCalls {
  /** A longer pause shows that we stood still, and not that calls were quiet. In ms. */
  private static final long LONGEST_PASS_MS = 1_500;

  private final TopologyMeters meters;
  private final long restAfterMs;
  private final Map<KnownCall, Long> touchedAt = new LinkedHashMap<>(16, 0.75f, true);
  private long now;

  /**
   * @param meters count them
   * @param restAfterMs for how long nothing happens on a call before it may rest, in ms
   */
  AwakeCalls(TopologyMeters meters, long restAfterMs) {
    this.meters = meters;
    this.restAfterMs = restAfterMs;
  }

  /** Something has happened on a call, or it was looked at. */
  void touch(KnownCall call) {
    if (touchedAt.put(call, now) == null) {
      meters.awakeCalls(1);
    }
  }

  /** A call is in memory no more. */
  void remove(KnownCall call) {
    if (touchedAt.remove(call) != null) {
      meters.awakeCalls(-1);
    }
  }

  /** Time has gone by, in ms. */
  void pass(long ms) {
    now += Math.min(ms, LONGEST_PASS_MS);
  }

  /** The calls on which nothing has happened for long enough, the longest first. */
  List<KnownCall> quiet() {
    List<KnownCall> quiet = new ArrayList<>();
    for (Map.Entry<KnownCall, Long> call : touchedAt.entrySet()) {
      if (now - call.getValue() < restAfterMs) {
        break;
      }
      quiet.add(call.getKey());
    }
    return quiet;
  }

  /** The task is given up. */
  void clear() {
    meters.awakeCalls(-touchedAt.size());
    touchedAt.clear();
  }
}
