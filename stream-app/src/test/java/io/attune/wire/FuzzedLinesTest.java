package io.attune.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.call.InvalidEvent;
import io.attune.fuzz.Fuzz;
import io.attune.fuzz.Fuzz.Tally;
import io.attune.fuzz.JsonMutations;
import io.attune.wire.json.EventReader;
import io.attune.wire.json.EventWriter;
import io.attune.wire.json.RecordedEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Recorded events, broken in their bytes and in their fields: lines, and files of them. */
class FuzzedLinesTest {
  private static final List<String> WORDS =
      List.of(
          "\"type\"",
          "\"segment\"",
          "\"started\"",
          "\"callId\":\"c\"",
          "\"at\":5",
          "\"words\":[",
          "{\"text\":\"a\",\"startMs\":0,\"endMs\":9}",
          "\"startMs\":",
          "\"final\":false",
          "null",
          "true",
          "\"speaker\":\"customer\"",
          "\"context\":{");

  private final EventReader reader = new EventReader();

  @Test
  void aLineIsTakenOrRefused() {
    Tally tally = Fuzz.of("recorded line", this::readAgain, InvalidEvent.class).run(lines(), WORDS);
    assertThat(tally.taken()).isPositive();
    assertThat(tally.refused()).isPositive();
  }

  @Test
  void aLineWithOddFieldsIsTakenOrRefused() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> good = new ArrayList<>();
    for (byte[] line : lines()) {
      good.add(json.readTree(line));
    }
    Tally tally =
        Fuzz.of("recorded fields", this::readAgain, InvalidEvent.class)
            .run(
                random -> {
                  JsonMutations mutations = new JsonMutations(random);
                  return () -> mutations.of(good.get(random.nextInt(good.size())));
                });
    assertThat(tally.taken()).isPositive();
    assertThat(tally.refused()).isPositive();
  }

  /** What was understood can be written, and what was written is understood the same. */
  private void readAgain(byte[] line) {
    byte[] written = EventWriter.bytes(reader.read(line, 0, line.length));
    assertThat(EventWriter.bytes(reader.read(written, 0, written.length))).isEqualTo(written);
  }

  @Test
  void aFileIsReadToItsEnd() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] line : lines()) {
      file.writeBytes(line);
      file.write('\n');
    }
    Fuzz.of("recorded file", FuzzedLinesTest::readAll)
        .allocating(4 << 20, 2_000) // Of bad lines, which may be a byte each.
        .run(List.of(file.toByteArray(), gzip(file.toByteArray())), List.of("\n\n", "\r\n"));
  }

  private static void readAll(byte[] file) throws IOException {
    long[] bad = new long[1];
    try (RecordedEvents events =
        RecordedEvents.of(
            "fuzzed",
            new ByteArrayInputStream(file),
            line -> {
              assertThat(line.reason()).isNotBlank();
              bad[0]++;
            })) {
      while (events.hasNext()) {
        assertThat(events.next()).isNotNull();
      }
    }
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Good ones, of every kind. */
  private static List<byte[]> lines() {
    RandomEvents events = new RandomEvents(new Random(Fuzz.SEED).nextLong());
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < 4 * RandomEvents.KINDS; i++) {
      lines.add(EventWriter.bytes(events.event(i % RandomEvents.KINDS)));
    }
    lines.add(EventWriter.bytes(events.feedback()));
    lines.add(
        ("{\"type\":\"segment\",\"callId\":\"c1\",\"at\":1760000003100,\"segmentId\":\"s1\",\"revision\":0,"
                + "\"final\":true,\"speaker\":\"customer\",\"text\":\"that's more\",\"startMs\":1200,\"endMs\":3000}")
            .getBytes(UTF_8));
    return lines;
  }
}
