package io.attune.wire;

import io.attune.call.CueFeedback;
import io.attune.call.InvalidEvent;
import io.attune.schemas.FeedbackAction;
import io.attune.wire.Undecodable.Reason;
import java.time.Instant;

/**
 * Values of the topic {@code cue-feedback} to and from the domain. Safe for threads. Tenant, agent
 * and rule are known from the call, so they are dropped on the way in.
 */
public final class Feedback {
  private final RecordCodec<io.attune.schemas.CueFeedback> bytes;

  /** Without a registry. */
  public Feedback() {
    this(WireFormat.SINGLE_OBJECT);
  }

  public Feedback(WireFormat format) {
    this.bytes = format.codec(TopicValue.CUE_FEEDBACK);
  }

  /**
   * What a value says.
   *
   * @throws Undecodable if it is no feedback, cannot be true, or tells of an action that this build
   *     does not know
   */
  public CueFeedback decode(byte[] value) throws Undecodable {
    io.attune.schemas.CueFeedback feedback = bytes.decode(value);
    if (feedback.getAction() == FeedbackAction.UNKNOWN) {
      throw new Undecodable(
          Reason.NEWER_KIND, "the action is of a kind that came after this build");
    }
    try {
      return new CueFeedback(
          feedback.getCallId(),
          feedback.getAt().toEpochMilli(),
          feedback.getCueId(),
          CueFeedback.Action.valueOf(feedback.getAction().name()));
    } catch (InvalidEvent e) {
      throw new Undecodable(Reason.IMPOSSIBLE, e.getMessage());
    }
  }

  /** The value that says this. */
  public byte[] encode(CueFeedback feedback) {
    return bytes.encode(
        io.attune.schemas.CueFeedback.newBuilder()
            .setCallId(feedback.callId())
            .setAt(Instant.ofEpochMilli(feedback.at()))
            .setCueId(feedback.cueId())
            .setAction(FeedbackAction.valueOf(feedback.action().name()))
            .build());
  }
}
