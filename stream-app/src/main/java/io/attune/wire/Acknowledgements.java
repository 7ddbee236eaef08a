package io.attune.wire;

import io.attune.schemas.AlertAcknowledged;
import java.time.Instant;

/** Values of the topic {@code alert-acknowledgements}. Safe for threads. */
public final class Acknowledgements {
  private final RecordCodec<AlertAcknowledged> bytes;

  /** Without a registry. */
  public Acknowledgements() {
    this(WireFormat.SINGLE_OBJECT);
  }

  public Acknowledgements(WireFormat format) {
    this.bytes = format.codec(TopicValue.ALERT_ACKNOWLEDGEMENTS);
  }

  /**
   * A supervisor has seen that a call needs help.
   *
   * @param by who, null when nobody has to log in
   * @param at epoch ms
   * @param level how serious it was then: watch, help or urgent
   */
  public record Acknowledgement(String callId, String tenant, String by, long at, String level) {}

  /** What a value says. */
  public Acknowledgement decode(byte[] value) throws Undecodable {
    AlertAcknowledged said = bytes.decode(value);
    return new Acknowledgement(
        said.getCallId(),
        said.getTenant(),
        said.getBy(),
        said.getAt().toEpochMilli(),
        said.getLevel());
  }

  /** The value that says this. */
  public byte[] encode(Acknowledgement said) {
    return bytes.encode(
        AlertAcknowledged.newBuilder()
            .setCallId(said.callId())
            .setTenant(said.tenant())
            .setBy(said.by())
            .setAt(Instant.ofEpochMilli(said.at()))
            .setLevel(said.level())
            .build());
  }
}
