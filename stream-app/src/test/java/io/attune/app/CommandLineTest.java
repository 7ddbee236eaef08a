package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.wire.registry.StubRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the shell sees: exit codes, one clear line on stderr, whole files or none. */
class CommandLineTest {
  private static final String TURN =
      "{\"dialogue\":\"d\",\"speaker\":\"agent\",\"text\":\"good morning\"}\n";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int attune(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private String file(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void helpListsTheCommandsAndTheExitCodes() {
    assertThat(attune("--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("import", "replay", "130  stopped with Ctrl-C");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void everyCommandHasItsHelp() {
    for (String name : Main.commandLine().getSubcommands().keySet()) {
      assertThat(attune(name, "--help")).as(name).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("Usage: attune " + name);
    }
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(attune("--version")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).startsWith("attune ").hasLineCount(1);
  }

  @Test
  void withoutACommandTheUsageIsShownAsAnError() {
    assertThat(attune()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("Usage: attune");
  }

  @Test
  void badUsageIsOneLineThatTellsWhatWasMeant() {
    assertThat(attune("imprt")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .hasLineCount(1)
        .contains("'imprt'", "did you mean import", "attune --help");
  }

  @Test
  void missingOptionsAreOneLine() {
    assertThat(attune("import")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).hasLineCount(1).contains("--out", "FILE", "attune import --help");
  }

  @Test
  void aMissingFileIsBadInputAndLeavesNoFileBehind() throws Exception {
    String target = folder.resolve("out.jsonl").toString();
    assertThat(attune("import", "/nowhere/x.jsonl", "--out", target)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("attune import: there is no file /nowhere/x.jsonl");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whereInTheCodeAnErrorAroseIsToldOnlyIfAskedFor() {
    assertThat(attune("import", "/nowhere/x.jsonl", "--out", folder + "/o", "--stacktrace"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("there is no file", "NoSuchFileException", "\tat ");
  }

  @Test
  void aFolderAsOutputAndUnknownFormatsAreBadInput() throws Exception {
    String in = file("in.jsonl", TURN);
    assertThat(attune("import", in, "--out", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(attune("import", in, "--out", folder + "/o", "--format", "morse"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(attune("import", in, "--out", folder + "/o", "--concurrent", "0"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(attune("import", in, "--out", folder + "/o", "--start", "-1"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).hasLineCount(4);
  }

  @Test
  void goodLinesAreImportedBadOnesNamedAndTheExitCodeTells() throws Exception {
    String in = file("in.jsonl", TURN + "what?\n" + TURN);
    String target = folder.resolve("out.jsonl").toString();
    assertThat(attune("import", in, "--out", target)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains(in + ":2: no valid JSON", "1 line was left out", "1 calls, 2 turns");
    assertThat(Files.readAllLines(Path.of(target))).hasSize(4);
    assertThat(folder.resolve("out.jsonl.part")).doesNotExist();
  }

  @Test
  void anOutputThatEndsInGzIsCompressed() throws Exception {
    Path target = folder.resolve("out.jsonl.gz");
    assertThat(attune("import", file("in.jsonl", TURN), "--out", target.toString()))
        .isEqualTo(ExitCode.OK);
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(target))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("{\"type\":\"started\"")
          .hasLineCount(3);
    }
  }

  @Test
  void aTokenIsShownOnceAndItsLineHoldsOnlyItsHash() throws Exception {
    assertThat(attune("token", "deepgram", "--tenant", "acme")).isEqualTo(ExitCode.OK);
    String token = err.toString().strip();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    assertThat(token).matches("attune_[\\w-]{43}");
    assertThat(out.toString())
        .isEqualToIgnoringNewLines("deepgram " + HexFormat.of().formatHex(hash) + " acme");
    assertThat(attune("token", "two words")).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void schemasAreRegisteredCheckedAndListed() {
    try (StubRegistry registry = StubRegistry.start()) {
      String[] where = {"--schema-registry-url", registry.url(), "--topic-prefix", "p."};
      assertThat(attune(with(where, "schemas", "check"))).isEqualTo(ExitCode.DIFFERENCES);
      assertThat(attune(with(where, "schemas", "register"))).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("p.call-events-value", "FULL_TRANSITIVE  registered");
      assertThat(attune(with(where, "schemas", "check"))).isEqualTo(ExitCode.OK);
      assertThat(attune(with(where, "schemas", "list"))).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("FULL_TRANSITIVE  this build's");
      assertThat(attune(with(where, "schemas", "register", "--compatibility", "ALL")))
          .isEqualTo(ExitCode.BAD_INPUT);
    }
  }

  @Test
  void schemasNeedARegistry() throws Exception {
    assertThat(attune("schemas", "list")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("there is no schema registry: give --schema-registry-url");
    String config = file("attune.properties", "max.retries=0\n");
    assertThat(
            attune(
                "schemas",
                "list",
                "--config",
                config,
                "--schema-registry-url",
                "http://127.0.0.1:1"))
        .isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err.toString()).contains("http://127.0.0.1:1 does not answer");
  }

  private static String[] with(String[] where, String... command) {
    return Stream.concat(Arrays.stream(command), Arrays.stream(where)).toArray(String[]::new);
  }
}
