package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.wire.CallEvents;
import io.attune.wire.Feedback;
import io.attune.wire.Undecodable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a record says without personal data, or why it is not used: the same live and when the log
 * is replayed.
 */
public final class Intake {
  /**
   * How far a record's own time may be ahead of Kafka's, in ms. Recorded calls that are played
   * faster than they were spoken run ahead by minutes; more than this is a broken clock or unit.
   */
  static final long AHEAD_MS = 3_600_000;

  private final Topics topics;
  private final CallEvents events;
  private final Feedback feedback;

  /** With the names, formats and redaction of these topics. */
  public Intake(Topics topics) {
    this.topics = topics;
    this.events = new CallEvents(topics.format());
    this.feedback = new Feedback(topics.format());
  }

  /** A record that is not used. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient DeadLetter letter;
    private final transient byte[] bytes;

    private Refused(DeadLetter letter, byte[] bytes) {
      this.letter = letter;
      this.bytes = bytes;
    }

    /** How it is set aside; null if it is of a kind that came after this build, and is left out. */
    DeadLetter letter() {
      return letter;
    }

    /** The record's value, without personal data if it could be read. */
    byte[] bytes() {
      return bytes;
    }
  }

  /**
   * Reads a record.
   *
   * @param topic where it comes from
   * @param key null if it has none
   * @param timestamp Kafka's, epoch ms
   * @throws Refused if it cannot be read, or cannot be true
   */
  Received read(String topic, byte[] key, byte[] value, long timestamp) throws Refused {
    Received received;
    try {
      received = read(topic, value);
    } catch (Undecodable e) {
      boolean isNewer = e.reason() == Undecodable.Reason.NEWER_KIND;
      throw new Refused(
          isNewer ? null : new DeadLetter(e.reason().wireName(), e.getClass()), value);
    }
    String fault = fault(received.input(), key, timestamp);
    if (fault != null) {
      throw new Refused(DeadLetter.because(fault), received.bytes());
    }
    return received;
  }

  /**
   * A record's value as it may be kept: without personal data if it can be read, else as it came.
   *
   * @param topic where it comes from
   */
  public byte[] redacted(String topic, byte[] value) {
    try {
      return read(topic, value).bytes();
    } catch (Undecodable e) {
      return value;
    }
  }

  private Received read(String topic, byte[] value) throws Undecodable {
    if (topic.equals(topics.cueFeedback())) {
      return new Received(feedback.decode(value), value);
    }
    CallEvent said = events.decode(value);
    CallEvent event = topics.redaction().of(said);
    return new Received(lean(event), event == said ? value : events.encode(event));
  }

  /** Words' times are for those who look at a recording; in a live call's state they only cost. */
  private static CallEvent lean(CallEvent event) {
    return event.body() instanceof SegmentHeard segment && !segment.words().isEmpty()
        ? new CallEvent(
            event.callId(),
            event.tenant(),
            event.at(),
            event.producerId(),
            segment.withoutWordTimes())
        : event;
  }

  private static String fault(CallInput input, byte[] key, long timestamp) {
    String callId = callId(input);
    if (callId != null && key == null) {
      return DeadLetter.KEY_MISSING;
    } else if (callId != null && !Arrays.equals(key, callId.getBytes(StandardCharsets.UTF_8))) {
      return DeadLetter.KEY_MISMATCH;
    }
    return latest(input) > timestamp + AHEAD_MS ? DeadLetter.TIME_AHEAD : null;
  }

  /** The call that an input is about; null if it is about a whole partition. */
  static String callId(CallInput input) {
    return input instanceof CueFeedback feedback ? feedback.callId() : ((CallEvent) input).callId();
  }

  private static long latest(CallInput input) {
    return input instanceof CallEvent event && event.body() instanceof Heartbeat beat
        ? Math.max(input.at(), beat.publishedUpTo())
        : input.at();
  }
}
