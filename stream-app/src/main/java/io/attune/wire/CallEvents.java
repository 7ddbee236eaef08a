package io.attune.wire;

import io.attune.call.CallEvent;
import io.attune.call.InvalidEvent;
import io.attune.wire.Undecodable.Reason;
import java.time.Instant;

/**
 * Values of the topic {@code call-events} to and from the domain. Safe for threads.
 *
 * <p>What the domain has no use for yet is dropped on the way in: a heartbeat's epoch, who put a
 * call on hold and why, a segment's own language, what a start tells beyond agent, queue, team and
 * language.
 */
public final class CallEvents {
  private final RecordCodec<io.attune.schemas.CallEvent> bytes;

  /** Without a registry. */
  public CallEvents() {
    this(WireFormat.SINGLE_OBJECT);
  }

  public CallEvents(WireFormat format) {
    this.bytes = format.codec(TopicValue.CALL_EVENTS);
  }

  /**
   * What a value says.
   *
   * @throws Undecodable if it is no event, cannot be true, or is of a newer kind
   */
  public CallEvent decode(byte[] value) throws Undecodable {
    io.attune.schemas.CallEvent event = bytes.decode(value);
    if (event.getBody() == null) {
      throw new Undecodable(Reason.NEWER_KIND, "the event is of a kind that came after this build");
    }
    try {
      return new CallEvent(
          event.getCallId(),
          event.getTenant(),
          event.getAt().toEpochMilli(),
          event.getProducerId(),
          EventBodies.fromWire(event.getBody()));
    } catch (InvalidEvent e) {
      throw new Undecodable(Reason.IMPOSSIBLE, e.getMessage());
    }
  }

  /** The value that says this. */
  public byte[] encode(CallEvent event) {
    return bytes.encode(
        io.attune.schemas.CallEvent.newBuilder()
            .setCallId(event.callId())
            .setTenant(event.tenant())
            .setAt(Instant.ofEpochMilli(event.at()))
            .setProducerId(event.producerId())
            .setBody(EventBodies.toWire(event.body()))
            .build());
  }
}
