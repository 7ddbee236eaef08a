package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The engine alone on recorded events, as the shell starts it. */
class ReplayTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final String PLAYBOOK =
      MODULE.resolve("src/test/resources/playbooks/small.yaml").toString();

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  private int attune(String... args) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  /** With a playbook of the tests, so that tuning the product's own changes nothing here. */
  private Path replayed(String name, String... files) {
    Path target = folder.resolve(name);
    List<String> args =
        new ArrayList<>(List.of("replay", "--playbook", PLAYBOOK, "--out", target.toString()));
    args.addAll(List.of(files));
    assertThat(attune(args.toArray(String[]::new))).as(err.toString()).isEqualTo(ExitCode.OK);
    return target;
  }

  private static List<JsonNode> lines(Path file) throws Exception {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      nodes.add(JSON.readTree(line));
    }
    return nodes;
  }

  private static List<String> ofType(Path file, String type) throws Exception {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("{\"type\":\"" + type + "\""))
        .toList();
  }

  @Test
  void theSamplesGiveCuesTurnsEpisodesAndASummaryForEachCall() throws Exception {
    List<JsonNode> lines = lines(replayed("out.jsonl", Samples.WORD));
    assertThat(lines)
        .extracting(n -> n.get("type").textValue())
        .contains("cue", "turn", "episode")
        .containsOnly("cue", "turn", "episode", "summary");
    assertThat(lines)
        .filteredOn(n -> n.get("type").textValue().equals("summary"))
        .extracting(n -> n.get("callId").textValue())
        .containsExactlyInAnyOrderElementsOf(
            Samples.all().stream().map(Samples.Sample::name).toList());
    assertThat(lines).filteredOn(n -> n.get("type").textValue().equals("turn")).hasSize(501);
    assertThat(lines).allSatisfy(n -> assertThat(n.get("callId").textValue()).isNotBlank());
  }

  @Test
  void withoutAPlaybookEachCallHasTheOneThatComesWithAttuneForItsLanguage() throws Exception {
    Path out = folder.resolve("out.jsonl");
    assertThat(attune("replay", Samples.WORD, "--out", out.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(lines(out))
        .filteredOn(n -> n.get("type").textValue().equals("summary"))
        .hasSize(15)
        .allSatisfy(
            n ->
                assertThat(n.get("playbookId").textValue())
                    .isEqualTo(
                        switch (n.get("language").textValue()) {
                          case "de-DE" -> "default-de";
                          case "en-GB" -> "default-en-gb";
                          default -> "default-en-us";
                        }));
  }

  @Test
  void theSameEventsGiveTheSameBytesAndTwiceEveryLineTheSameCuesAndTurns() throws Exception {
    Path events = recorded();
    Path once = replayed("once.jsonl", events.toString());
    assertThat(replayed("again.jsonl", events.toString())).hasSameBinaryContentAs(once);

    Path doubled =
        Files.writeString(
            folder.resolve("doubled.jsonl"),
            Files.readAllLines(events).stream()
                .map(line -> line + "\n" + line + "\n")
                .collect(Collectors.joining()));
    Path twice = replayed("twice.jsonl", doubled.toString());
    assertThat(ofType(twice, "turn")).isNotEmpty().isEqualTo(ofType(once, "turn"));
    assertThat(ofType(twice, "cue")).isNotEmpty().isEqualTo(ofType(once, "cue"));
    assertThat(ofType(twice, "episode")).isEqualTo(ofType(once, "episode"));
  }

  @Test
  void filesSideBySideAreTheSameLogAsOneFileOfAll() throws Exception {
    Path events = recorded();
    List<String> lines = Files.readAllLines(events);
    List<String> calls = lines.stream().map(ReplayTest::callId).distinct().toList();
    assertThat(calls).hasSize(3);
    List<String> parts = new ArrayList<>();
    for (String call : calls) {
      Path part = folder.resolve(call + ".jsonl");
      Files.write(part, lines.stream().filter(line -> callId(line).equals(call)).toList());
      parts.add(part.toString());
    }
    assertThat(replayed("parts.jsonl", parts.toArray(String[]::new)))
        .hasSameBinaryContentAs(replayed("all.jsonl", events.toString()));
  }

  @Test
  void aRecordingThatIsCutOffIsSummedUpWhereItEnds() throws Exception {
    Path events = recorded();
    List<String> lines = Files.readAllLines(events);
    Path cut = Files.write(folder.resolve("cut.jsonl"), lines.subList(0, lines.size() / 2));
    assertThat(ofType(replayed("out.jsonl", cut.toString()), "summary"))
        .isNotEmpty()
        .anySatisfy(s -> assertThat(s).contains("\"endReason\":\"end-of-input\""));
  }

  @Test
  void badLinesAreNamedAndTheRestIsReplayed() throws Exception {
    Path events = recorded();
    Path good = replayed("good.jsonl", events.toString());
    List<String> lines = new ArrayList<>(Files.readAllLines(events));
    lines.add(5, "{\"type\":\"segment\",\"callId\":\"c\",\"at\":\"soon\"}");
    lines.add(9, "???");
    Path spoilt = Files.write(folder.resolve("spoilt.jsonl"), lines);
    Path out = folder.resolve("out.jsonl");
    assertThat(attune("replay", spoilt.toString(), "--playbook", PLAYBOOK, "--out", out.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains(
            spoilt + ":6: at is a string", spoilt + ":10: no valid JSON", "2 lines were left out");
    assertThat(out).hasSameBinaryContentAs(good);
  }

  @Test
  void aFaultyPlaybookIsRefusedWithAllItsFaults() throws Exception {
    Path playbook = Files.writeString(folder.resolve("mine.yaml"), "id: 7\nversion: none\n");
    assertThat(attune("replay", Samples.WORD, "--playbook", playbook.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("mine.yaml:1:", "mine.yaml:2:", "faults");
  }

  @Test
  void aMissingPlaybookOrRecordingIsBadInput() {
    assertThat(attune("replay", Samples.WORD, "--playbook", "/nowhere.yaml"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(attune("replay", "/nowhere.jsonl", "--playbook", PLAYBOOK, "--out", folder + "/o"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("there is no file /nowhere.yaml", "there is no file /nowhere.jsonl");
    assertThat(folder).isEmptyDirectory();
  }

  private static String callId(String line) {
    return line.replaceAll(".*\"callId\":\"([^\"]*)\".*", "$1");
  }

  /** Three calls side by side, with partials. */
  private Path recorded() {
    Path scripts = MODULE.resolve("src/main/samples");
    Path events = folder.resolve("events.jsonl");
    assertThat(
            attune(
                "import",
                "--partials",
                scripts.resolve("01-price-pushed-then-heard.jsonl").toString(),
                scripts.resolve("02-quiet-after-the-price.jsonl").toString(),
                scripts.resolve("08-billing-lost.jsonl").toString(),
                "--out",
                events.toString()))
        .isEqualTo(ExitCode.OK);
    return events;
  }
}
