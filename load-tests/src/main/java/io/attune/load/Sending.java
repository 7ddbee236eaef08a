package io.attune.load;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;

/**
 * An event and when it is to be sent, however late the ones before it are.
 *
 * @param atNanos after the begin of the schedule, 0 or more
 * @param kind what the subjects without logic are told
 * @param event what to send; its key is the call
 * @param probe number of the probe from 0; -1 if it is none
 */
record Sending(long atNanos, BenchHeader kind, CallEvent event, int probe) {
  /** One that is no probe. */
  Sending(long atNanos, BenchHeader kind, CallEvent event) {
    this(atNanos, kind, event, -1);
  }

  /** The number of the final that it is; only of those. */
  int finalNumber() {
    return Traffic.number(((SegmentHeard) event.body()).segmentId());
  }
}
