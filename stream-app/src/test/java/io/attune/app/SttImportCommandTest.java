package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A vendor's recorded stream, imported and replayed as the shell does it. */
class SttImportCommandTest {
  private static final Path STREAMS =
      Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "stt");

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  private int attune(String... args) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private String stream(String format) {
    return STREAMS.resolve(format + ".jsonl").toString();
  }

  @Test
  void anImportedStreamReplaysToCues() throws Exception {
    Path events = folder.resolve("events.jsonl");
    Path cues = folder.resolve("cues.jsonl");
    assertThat(
            attune(
                "import",
                "--format",
                "deepgram",
                stream("deepgram"),
                "--call-id",
                "c1",
                "--channels",
                "agent,customer",
                "--agent-id",
                "a7",
                "--language",
                "en-GB",
                "--out",
                events.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(Files.readAllLines(events).get(0))
        .contains("\"started\"", "\"c1\"", "\"a7\"", "\"en-GB\"");
    assertThat(attune("replay", events.toString(), "--out", cues.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(Files.readAllLines(cues))
        .anyMatch(line -> line.startsWith("{\"type\":\"cue\"") && line.contains("\"price\""))
        .filteredOn(line -> line.startsWith("{\"type\":\"turn\""))
        .hasSize(8);
  }

  @Test
  void callsThatNameThemselvesKeepTheirNames() throws Exception {
    Path events = folder.resolve("events.jsonl");
    assertThat(attune("import", "--format", "twilio", stream("twilio"), "--out", events.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(Files.readString(events)).contains("\"callId\":\"CA000000000000000");
  }

  @Test
  void badLinesAreReportedByNumberAndTheRestGoesOn() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(stream("vosk"))));
    lines.add(3, "{\"partial\":");
    Path broken = Files.write(folder.resolve("line.jsonl"), lines);
    Path events = folder.resolve("events.jsonl");
    assertThat(
            attune(
                "import",
                "--format",
                "vosk",
                broken.toString(),
                "--channels",
                "customer",
                "--out",
                events.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("line.jsonl:4: ", "1 line was left out");
    assertThat(Files.readString(events)).contains("\"callId\":\"line\"", "help thank you");
  }

  @Test
  void whoSpeaksMustBeKnown() {
    String out = folder.resolve("o").toString();
    assertThat(attune("import", "--format", "vosk", stream("vosk"), "--out", out))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("--channels agent,customer");
    assertThat(
            attune(
                "import", "--format", "vosk", stream("vosk"), "--channels", "boss", "--out", out))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("there is no speaker \"boss\"");
  }
}
