package io.attune.app.play;

import io.attune.call.CallEvent;
import io.attune.call.CueFeedback;

/**
 * Makes recorded events those of this play: they were published now and by us.
 *
 * @param producerId whose heartbeats speak for the played calls
 * @param callSuffix appended to every callId, empty for none
 */
record Restamp(String producerId, String callSuffix) {

  /** The same event, published at {@code at}, epoch ms. */
  CallEvent event(CallEvent recorded, long at) {
    String callId = recorded.callId() == null ? null : recorded.callId() + callSuffix;
    return new CallEvent(callId, recorded.tenant(), at, producerId, recorded.body());
  }

  /** The same feedback, given at {@code at}, epoch ms. */
  CueFeedback feedback(CueFeedback recorded, long at) {
    return new CueFeedback(recorded.callId() + callSuffix, at, recorded.cueId(), recorded.action());
  }

  /** A sign of life: everything before {@code at}, epoch ms, has been published. */
  CallEvent heartbeat(long at) {
    return new CallEvent(null, "", at, producerId, new CallEvent.Heartbeat(producerId, at));
  }
}
