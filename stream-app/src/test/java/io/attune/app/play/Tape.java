package io.attune.app.play;

import io.attune.wire.json.RecordedEvents;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A recording in memory, line by line. Its first moment is {@link #START}. */
final class Tape {
  static final long START = 1_760_000_000_000L;

  private final String name;
  private final StringBuilder lines = new StringBuilder();

  Tape(String name) {
    this.name = name;
  }

  Tape started(String callId, long ms) {
    return line("{\"type\":\"started\",\"callId\":\"%s\",\"at\":%d}", callId, START + ms);
  }

  Tape said(String callId, long ms, String segmentId) {
    return line(
        "{\"type\":\"segment\",\"callId\":\"%s\",\"at\":%d,\"segmentId\":\"%s\","
            + "\"speaker\":\"customer\",\"text\":\"hello\",\"startMs\":0,\"endMs\":10}",
        callId, START + ms, segmentId);
  }

  Tape ended(String callId, long ms) {
    return line("{\"type\":\"ended\",\"callId\":\"%s\",\"at\":%d}", callId, START + ms);
  }

  Tape dismissed(String callId, long ms) {
    return line(
        "{\"type\":\"feedback\",\"callId\":\"%s\",\"at\":%d,\"cueId\":\"q\",\"action\":\"dismissed\"}",
        callId, START + ms);
  }

  Tape heartbeat(long ms) {
    return line("{\"type\":\"heartbeat\",\"producerId\":\"old\",\"at\":%d}", START + ms);
  }

  Tape activated(long ms) {
    return line(
        "{\"type\":\"activated\",\"playbookId\":\"p\",\"version\":2,\"at\":%d}", START + ms);
  }

  Tape line(String format, Object... values) {
    lines.append(String.format(format, values)).append('\n');
    return this;
  }

  Recording recording() {
    return new Recording(
        name,
        onBad ->
            RecordedEvents.of(
                name,
                new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)),
                onBad));
  }

  Programme programme(Programme.Arrangement arrangement) throws Exception {
    return Programme.of(List.of(recording()), arrangement, bad -> {});
  }
}
