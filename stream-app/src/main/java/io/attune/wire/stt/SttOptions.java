package io.attune.wire.stt;

import io.attune.call.CallEvent.CallStarted;
import io.attune.call.InvalidEvent;
import io.attune.call.Speaker;
import java.util.List;
import java.util.Map;

/**
 * What has to be known of a stream beside its messages.
 *
 * @param callId the call, null if every message names it
 * @param known what is known of the call; what its messages tell fills the gaps
 * @param channels who speaks on which audio channel, in their order; of a stream of one channel
 *     whoever is named here. Empty if the vendor tells the role
 * @param labels which side a speaker label that the vendor gave is on; goes before the channel
 * @param startedAt record time of the call's media time 0, epoch ms; null if the stream is what
 *     tells it
 * @param mediaOffsetMs media time at which the stream begins, ms; null to work it out from when its
 *     first message is received
 * @param finalAfterMs how long words may stay unchanged until they count as final without the
 *     recogniser's word, ms
 */
public record SttOptions(
    String callId,
    CallStarted known,
    List<Speaker> channels,
    Map<String, Speaker> labels,
    Long startedAt,
    Long mediaOffsetMs,
    long finalAfterMs) {

  /** For {@code finalAfterMs}: 5 s. */
  public static final long FINAL_AFTER_MS = 5_000;

  /** Nothing is known but what the messages say. */
  public static final SttOptions NONE =
      new SttOptions(
          null,
          new CallStarted(null, null, null, null),
          List.of(),
          Map.of(),
          null,
          null,
          FINAL_AFTER_MS);

  public SttOptions {
    channels = List.copyOf(channels);
    labels = Map.copyOf(labels);
    if (finalAfterMs < 1) {
      throw new InvalidEvent("finalAfterMs is " + finalAfterMs + ", expected 1 or more");
    }
  }

  /** The same for a call. */
  public SttOptions forCall(String id) {
    return new SttOptions(id, known, channels, labels, startedAt, mediaOffsetMs, finalAfterMs);
  }

  /** The same, of a call of which this is known. */
  public SttOptions knowing(CallStarted facts) {
    return new SttOptions(callId, facts, channels, labels, startedAt, mediaOffsetMs, finalAfterMs);
  }

  /** The same with these speakers on its channels. */
  public SttOptions withChannels(List<Speaker> speakers) {
    return new SttOptions(callId, known, speakers, labels, startedAt, mediaOffsetMs, finalAfterMs);
  }

  /** The same with these speakers behind the vendor's labels. */
  public SttOptions withLabels(Map<String, Speaker> speakers) {
    return new SttOptions(
        callId, known, channels, speakers, startedAt, mediaOffsetMs, finalAfterMs);
  }

  /** The same, of a call that has started. */
  public SttOptions startedAt(long epochMs) {
    return new SttOptions(callId, known, channels, labels, epochMs, mediaOffsetMs, finalAfterMs);
  }
}
