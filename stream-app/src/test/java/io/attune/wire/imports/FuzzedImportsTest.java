package io.attune.wire.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.Speaker;
import io.attune.fuzz.Fuzz;
import io.attune.wire.CallEvents;
import io.attune.wire.json.BadLine;
import io.attune.wire.json.Lines;
import io.attune.wire.stt.SttFormat;
import io.attune.wire.stt.SttOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are imported, broken: lines are taken or named, and the file is read to its end. */
class FuzzedImportsTest {
  private static final Path STREAMS =
      Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "stt");
  private static final CallEvents EVENTS = new CallEvents();

  @Test
  void dialoguesAreReadToTheirEnd() {
    byte[] good = Imported.dialogues(new Random(1), 3, 6).getBytes(UTF_8);
    byte[] timed =
        (Imported.turn("d", 0, "agent", "good morning", ",\"start_ms\":1200,\"end_ms\":3000")
                + Imported.turn("d", 1, "customer", "morning", ",\"start_ms\":2900"))
            .getBytes(UTF_8);
    Fuzz.of("dialogues", FuzzedImportsTest::dialogue)
        .oneOf(4)
        .allocating(32 << 20, 4_000)
        .run(List.of(good, timed), List.of("\n", "\"turn\":", "\"start_ms\":9,", "\"labels\":{"));
  }

  private static void dialogue(byte[] file) throws IOException {
    Import run =
        new Import(
            new DialogueFormat(true),
            ImportOptions.DEFAULT,
            FuzzedImportsTest::written,
            FuzzedImportsTest::named);
    try (Lines lines = lines(file)) {
      run.read(lines);
    }
    assertThat(run.finish().turns()).isNotNegative();
  }

  @ParameterizedTest
  @EnumSource
  void streamsOfRecognisersAreReadToTheirEnd(SttFormat format) throws IOException {
    byte[] good = Files.readAllBytes(STREAMS.resolve(format.wireName() + ".jsonl"));
    SttOptions options =
        SttOptions.NONE
            .forCall("c")
            .knowing(new CallStarted(null, null, null, null))
            .withChannels(List.of(Speaker.AGENT, Speaker.CUSTOMER));
    Fuzz.of(
            "stream of " + format.wireName(),
            file -> {
              SttImport run =
                  new SttImport(
                      format, options, FuzzedImportsTest::written, FuzzedImportsTest::named);
              try (Lines lines = lines(file)) {
                run.read(lines);
              }
              assertThat(run.finish().turns()).isNotNegative();
            })
        .oneOf(20)
        .allocating(32 << 20, 4_000)
        .run(List.of(good), List.of("\n", "null", "true", "[]", "{}"));
  }

  private static Lines lines(byte[] file) throws IOException {
    return Lines.of("fuzzed.jsonl", new ByteArrayInputStream(file));
  }

  /** What is imported can be published. */
  private static void written(CallEvent event) {
    assertThat(EVENTS.encode(event)).isNotEmpty();
  }

  private static void named(BadLine line) {
    assertThat(line.reason()).isNotBlank();
  }
}
