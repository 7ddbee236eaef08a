package io.attune.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.call.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A bad line is named with its number and a reason that helps, never quotes what was said, and
 * takes no other line with it.
 */
class BadLinesTest {
  private static final String GOOD = "{\"type\":\"held\",\"callId\":\"c\",\"at\":5}";
  private static final String SPEECH = "sorry to hear that";

  private final List<BadLine> bad = new ArrayList<>();

  static Stream<Arguments> badLines() {
    return Stream.of(
        Arguments.of(segment("\"at\":9,").replace("}", ""), "ends too early"),
        Arguments.of("sorry to hear that", "no valid JSON at column"),
        Arguments.of("{type:\"held\"}", "no valid JSON at column"),
        Arguments.of("\"sorry to hear that\"", "the line is a string, expected one JSON object"),
        Arguments.of("[" + GOOD + "]", "the line is an array"),
        Arguments.of(GOOD + GOOD, "more on the line after its object"),
        Arguments.of("{\"callId\":\"c\",\"at\":5}", "type is missing"),
        Arguments.of(
            "{\"type\":\"spoken\",\"callId\":\"c\",\"at\":5}",
            "type is a text of 6 characters, expected started, segment"),
        Arguments.of(
            "{\"type\":\"sorry to hear that\",\"callId\":\"c\",\"at\":5}",
            "type is a text of 18 characters"),
        Arguments.of("{\"type\":\"held\",\"at\":5}", "callId is missing"),
        Arguments.of("{\"type\":\"held\",\"callId\":\" \",\"at\":5}", "callId is missing"),
        Arguments.of(
            "{\"type\":\"held\",\"callId\":\"c\"}",
            "at is missing: give \"at\", epoch milliseconds"),
        Arguments.of(
            "{\"type\":\"held\",\"callId\":\"c\",\"at\":\"2026-01-01\"}",
            "at is a string, expected a whole number"),
        Arguments.of(
            "{\"type\":\"held\",\"callId\":\"c\",\"at\":1.5}",
            "at is a number with a fraction, expected a whole number"),
        Arguments.of(
            "{\"type\":\"held\",\"callId\":\"c\",\"at\":-4}",
            "at is -4, expected epoch milliseconds"),
        Arguments.of(
            "{\"type\":\"held\",\"callId\":\"c\",\"at\":1760000000000000}",
            "expected epoch milliseconds between 1970 and 2200"),
        Arguments.of(
            "{\"type\":\"held\",\"callId\":\"c\",\"at\":99999999999999999999}",
            "at is far too large"),
        Arguments.of(
            segment("\"at\":9,\"speaker\":\"sorry to hear that\","),
            "speaker is a text of 18 characters, expected one of agent, customer, other"),
        Arguments.of(segment("\"at\":9,\"endMs\":1,"), "endMs 1 is before startMs 3"),
        Arguments.of(segment("\"at\":9,\"endMs\":999999999,"), "endMs is 999999999, expected 0 to"),
        Arguments.of(segment("\"at\":9,\"startMs\":null,"), "startMs is missing"),
        Arguments.of(
            segment("\"at\":9,\"text\":[\"sorry to hear that\"],"),
            "text is an array, expected a string"),
        Arguments.of(segment("\"at\":9,\"text\":null,"), "text is missing"),
        Arguments.of(
            segment("\"at\":9,\"text\":\"" + "x".repeat(1 << 20) + "\","),
            "text has 1048576 characters, at most 30000"),
        Arguments.of(segment("\"at\":9,\"confidence\":1.2,"), "confidence is 1.2, expected 0 to 1"),
        Arguments.of(segment("\"at\":9,\"revision\":-1,"), "revision is -1, expected 0 or more"),
        Arguments.of(
            segment("\"at\":9,\"final\":\"yes\","), "final is a string, expected true or false"),
        Arguments.of(
            segment("\"at\":9,\"words\":\"sorry to hear that\","),
            "words is a string, expected an array"),
        Arguments.of(segment("\"at\":9,\"words\":[{\"text\":\"sorry\"}],"), "words[0]: incomplete"),
        Arguments.of(
            segment("\"at\":9,\"words\":[{\"text\":\"sorry\",\"startMs\":9,\"endMs\":4}],"),
            "words[0]: a word's endMs 4 is before its startMs 9"),
        Arguments.of(
            segment("\"at\":9,\"words\":[" + "{},".repeat(Limits.WORDS * 2) + "{}],"),
            "words[0]: incomplete"),
        Arguments.of(segment("\"at\":9,\"words\":" + manyWords() + ","), "more than 6000 words"),
        Arguments.of("{\"x\":" + "[".repeat(200_000), "nested deeper"),
        Arguments.of(
            "{\"type\":\"feedback\",\"callId\":\"c\",\"at\":5,\"cueId\":\"q\",\"action\":\"liked\"}",
            "action is a text of 5 characters, expected one of shown"),
        Arguments.of("{\"type\":\"heartbeat\",\"at\":5}", "producerId is missing"),
        Arguments.of("\u0000\u0001\u001f\u008b", "no valid JSON"));
  }

  private static String segment(String later) {
    // Jackson lets the later of two fields of one name win, so each case overrides a good segment.
    return "{\"type\":\"segment\",\"callId\":\"c\",\"at\":9,\"segmentId\":\"s\",\"speaker\":\"agent\",\"text\":\""
        + SPEECH
        + "\",\"startMs\":3,\"endMs\":5,"
        + later
        + "\"x\":0}";
  }

  private static String manyWords() {
    return Stream.generate(() -> "{\"text\":\"w\",\"startMs\":3,\"endMs\":4}")
        .limit(Limits.WORDS + 1)
        .collect(Collectors.joining(",", "[", "]"));
  }

  @ParameterizedTest
  @MethodSource("badLines")
  void aBadLineIsNamedAndTheRestGoesOn(String line, String reason) throws Exception {
    List<CallInput> read =
        read((GOOD + "\n" + line + "\r\n\n" + GOOD).getBytes(StandardCharsets.UTF_8));
    assertThat(read).hasSize(2);
    assertThat(bad)
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.number()).isEqualTo(2);
              assertThat(b.reason()).contains(reason).doesNotContain("sorry").hasSizeLessThan(250);
              assertThat(b).hasToString("file:2: " + b.reason());
            });
  }

  @Test
  void aLineBeyondTheBoundIsSkippedWithoutBeingHeld() throws Exception {
    byte[] huge = new byte[3 * Lines.MOST_BYTES];
    Arrays.fill(huge, (byte) 'x');
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write((GOOD + "\n").getBytes(StandardCharsets.UTF_8));
    file.write(huge);
    file.write(("\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8));
    file.write(huge);
    assertThat(read(file.toByteArray())).hasSize(2);
    assertThat(bad).extracting(BadLine::number).containsExactly(2L, 4L);
    assertThat(bad)
        .allSatisfy(
            b ->
                assertThat(b.reason())
                    .isEqualTo("the line has 12582912 bytes, at most 4194304 are allowed"));
  }

  @Test
  void aLineOfExactlyTheBoundIsRead() throws Exception {
    String padded = GOOD + " ".repeat(Lines.MOST_BYTES - GOOD.length());
    assertThat(read((padded + "\n" + padded + " \n" + GOOD).getBytes(StandardCharsets.UTF_8)))
        .hasSize(2);
    assertThat(bad).extracting(BadLine::number).containsExactly(2L);
  }

  @Test
  void aCompressedFileIsReadAndACutOneUpToItsCut() throws Exception {
    String lines = (GOOD + "\n").repeat(20_000);
    byte[] zipped = zipped(lines);
    assertThat(read(zipped)).hasSize(20_000);
    assertThat(bad).isEmpty();

    List<CallInput> cut = read(Arrays.copyOf(zipped, zipped.length - 20));
    assertThat(cut).hasSizeBetween(1, 19_999);
    assertThat(bad)
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.reason()).contains("cut off or damaged");
              assertThat(b.number()).isEqualTo(cut.size() + 1);
            });
  }

  @Test
  void aCompressedFileThatEndsInItsHeaderIsDamagedFromTheStart() throws Exception {
    assertThat(read(Arrays.copyOf(zipped(GOOD), 4))).isEmpty();
    assertThat(bad).singleElement().extracting(BadLine::number).isEqualTo(1L);
  }

  @Test
  void linesAreReadWhateverTheirEndsAndByteOrderMark() throws Exception {
    assertThat(read(("\ufeff" + GOOD + "\r\n \t\r\n" + GOOD).getBytes(StandardCharsets.UTF_8)))
        .hasSize(2);
    assertThat(read(new byte[0])).isEmpty();
    assertThat(bad).isEmpty();
  }

  @Test
  void severalRecordingsAreMergedByRecordTimeAndEachKeepsItsOrder() throws Exception {
    try (MergedEvents merged =
        new MergedEvents(List.of(recording(5, 9, 2, 30), recording(5, 8, 31)))) {
      List<String> order = new ArrayList<>();
      merged.forEachRemaining(e -> order.add(((CallEvent) e).callId() + "@" + e.at()));
      assertThat(order).containsExactly("4@5", "3@5", "3@8", "4@9", "4@2", "4@30", "3@31");
    }
  }

  @Test
  void damagedBytesNeverStopTheReading() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("BadLinesTest seed " + seed);
    Random random = new Random(seed);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (CallInput event : RandomEvents.some(seed, 3_000)) {
      byte[] line = EventWriter.bytes(event);
      for (int i = random.nextInt(4); i > 0; i--) {
        line[random.nextInt(line.length)] = (byte) random.nextInt();
      }
      file.write(line);
      file.write('\n');
    }
    int read = read(file.toByteArray()).size();
    assertThat(read).as("seed %d", seed).isGreaterThan(700);
    assertThat(bad).as("seed %d", seed).hasSizeGreaterThan(700);
  }

  private RecordedEvents recording(long... moments) throws IOException {
    String lines =
        Arrays.stream(moments)
            .mapToObj(
                at ->
                    "{\"type\":\"held\",\"callId\":\"" + moments.length + "\",\"at\":" + at + "}\n")
            .collect(Collectors.joining());
    return RecordedEvents.of(
        "file", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), bad::add);
  }

  private List<CallInput> read(byte[] file) throws IOException {
    List<CallInput> read = new ArrayList<>();
    try (RecordedEvents events =
        RecordedEvents.of("file", new ByteArrayInputStream(file), bad::add)) {
      events.forEachRemaining(read::add);
    }
    return read;
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
