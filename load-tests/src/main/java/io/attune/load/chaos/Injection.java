package io.attune.load.chaos;

import java.util.OptionalLong;

/**
 * One fault, as it was done.
 *
 * @param at epoch ms
 * @param what in words: to whom, how long
 * @param outageMs the outage: how late the latest result was of what was published from then until
 *     every partition was processed again, in ms; empty of faults in the traffic, of which that
 *     cannot be told
 * @param bystanderMs the latest result meanwhile on partitions that it did not concern, in ms;
 *     empty where there are none
 * @param bystanderCueMs the latest cue there, in ms; empty where there was none
 */
record Injection(
    FaultKind kind,
    long at,
    String what,
    OptionalLong outageMs,
    OptionalLong bystanderMs,
    OptionalLong bystanderCueMs) {

  static Injection inTraffic(FaultKind kind, String what) {
    return new Injection(
        kind,
        System.currentTimeMillis(),
        what,
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }
}
