package io.attune.gateway.ingest;

import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.call.InvalidEvent;
import io.attune.wire.json.BadLine;
import io.attune.wire.json.EventReader;
import io.attune.wire.json.Lines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one request about one call: recorded events, one JSON object a line. Read as a
 * whole before anything is done with it.
 *
 * @param events in their order, ready to be published; empty if a line is bad
 * @param bad the lines that cannot be read, at most {@link #MOST_BAD}
 */
record Batch(List<CallEvent> events, List<BadLine> bad) {
  /** No need to list more. */
  static final int MOST_BAD = 20;

  /**
   * A record time further from the gateway's clock than this is of a recording, or of a clock that
   * is wrong: it is published now, so now is its record time. Ms.
   */
  static final long MOST_SKEW_MS = 5_000;

  private static final EventReader READER = new EventReader();

  /**
   * Reads a request.
   *
   * @param callId the call that all of it must be about
   * @param tenant whose call it is
   * @param producerId whose heartbeats speak for it
   * @param now epoch ms
   */
  static Batch read(String callId, String tenant, String producerId, long now, byte[] body) {
    List<CallEvent> events = new ArrayList<>();
    List<BadLine> bad = new ArrayList<>();
    try (Lines lines = Lines.of("request", new ByteArrayInputStream(body))) {
      while (lines.next() && bad.size() < MOST_BAD) {
        try {
          if (lines.fault() != null) {
            throw new InvalidEvent(lines.fault());
          }
          CallInput read =
              READER.readOf(callId, now, lines.bytes(), lines.offset(), lines.length());
          events.add(stamped(allowed(read, callId), tenant, producerId, now));
        } catch (InvalidEvent e) {
          bad.add(new BadLine(lines.source(), lines.number(), e.getMessage()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: reading from memory", e);
    }
    return new Batch(bad.isEmpty() ? List.copyOf(events) : List.of(), List.copyOf(bad));
  }

  private static CallEvent allowed(CallInput read, String callId) {
    if (!(read instanceof CallEvent event)
        || event.callId() == null
        || !event.body().isSignOfLife()) {
      throw new InvalidEvent(
          "this type cannot be sent here, expected started, segment, held, resumed, participant or"
              + " ended");
    }
    if (!event.callId().equals(callId)) {
      throw new InvalidEvent("callId is another than the call's in the address");
    }
    return event;
  }

  /** As the gateway publishes it. */
  static CallEvent stamped(CallEvent event, String tenant, String producerId, long now) {
    long at = Math.abs(event.at() - now) <= MOST_SKEW_MS ? event.at() : now;
    return new CallEvent(event.callId(), tenant, at, producerId, event.body());
  }
}
