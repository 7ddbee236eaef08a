package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What is done with calls that are over: debrief, journey, backtest, and the report of a replay.
 */
class AfterTheCallTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path PLAYBOOK = MODULE.resolve("src/test/resources/playbooks/small.yaml");
  private static final Path DEFAULT =
      MODULE.resolve("src/main/resources/playbooks/default-en.yaml");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int attune(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private List<JsonNode> lines() throws Exception {
    List<JsonNode> nodes = new java.util.ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      nodes.add(JSON.readTree(line));
    }
    return nodes;
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path changed(String... replacements) throws Exception {
    String text = Files.readString(DEFAULT);
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return Files.writeString(folder.resolve("changed.yaml"), text);
  }

  @Test
  void eachSampleHasItsPage() throws Exception {
    assertThat(attune("debrief", Samples.WORD, "--out", folder.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(files())
        .containsExactlyElementsOf(
            Samples.all().stream().map(sample -> sample.name() + ".html").toList());
    assertThat(err.toString()).contains("15 debriefs in " + folder);
    assertThat(Files.readString(folder.resolve("08-billing-lost.html")))
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>08-billing-lost</h1>", "talk to your manager");
  }

  @Test
  void oneCallGoesIntoOneFileAndSeveralDoNot() throws Exception {
    Path page = folder.resolve("page.html");
    assertThat(
            attune("debrief", Samples.WORD, "--call", "08-billing-lost", "--out", page.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(page).content().contains("<h1>08-billing-lost</h1>");
    Path several = folder.resolve("several.html");
    assertThat(attune("debrief", Samples.WORD, "--out", several.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("name a folder, or one with --call");
    assertThat(several).doesNotExist();
  }

  @Test
  void aCallThatIsNotThereIsBadInput() {
    assertThat(attune("debrief", Samples.WORD, "--call", "nobody", "--json"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("no such call");
  }

  @Test
  void debriefsAsJsonAreALineEachAndNoPages() throws Exception {
    assertThat(attune("debrief", Samples.WORD, "--json", "--playbook", PLAYBOOK.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(lines())
        .hasSize(15)
        .allSatisfy(n -> assertThat(n.get("type").textValue()).isEqualTo("debrief"))
        .allSatisfy(n -> assertThat(n.get("measures").get("concerns").isInt()).isTrue())
        .allSatisfy(n -> assertThat(n.get("playbookId").textValue()).isEqualTo("small-en"));
    assertThat(files()).isEmpty();
  }

  @Test
  void aCallIdNeverLeavesTheFolder() throws Exception {
    Path events =
        Files.writeString(
            folder.resolve("in.jsonl"),
            """
            {"type":"started","callId":"../../e vil/..","at":1760000000000}
            {"type":"segment","callId":"../../e vil/..","at":1760000003100,"segmentId":"s1","revision":0,"final":true,"speaker":"customer","text":"hello","startMs":1200,"endMs":3000}
            {"type":"ended","callId":"../../e vil/..","at":1760000012000}
            """);
    Path pages = folder.resolve("pages");
    assertThat(attune("debrief", events.toString(), "--out", pages.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    try (Stream<Path> files = Files.list(pages)) {
      assertThat(files)
          .extracting(f -> f.getFileName().toString())
          .containsExactly("__.._e_vil_...html");
    }
    assertThat(files()).containsExactly("in.jsonl", "pages");
  }

  @Test
  void theJourneyIsTablesOrJsonOrAPage() throws Exception {
    Path page = folder.resolve("map.html");
    assertThat(attune("journey", Samples.WORD, "--out", page.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("15 calls", "resolution", "objection/price", "sales");
    assertThat(page).content().contains("<h1>15 calls</h1>");
    out.getBuffer().setLength(0);
    assertThat(attune("journey", Samples.WORD, "--json")).isEqualTo(ExitCode.OK);
    assertThat(lines())
        .singleElement()
        .satisfies(n -> assertThat(n.get("type").textValue()).isEqualTo("journey"))
        .satisfies(n -> assertThat(n.get("calls").intValue()).isEqualTo(15))
        .satisfies(n -> assertThat(n.get("phases")).hasSize(5));
  }

  @Test
  void aPlaybookAgainstItselfHasNoDifference() {
    assertThat(attune("backtest", "--playbook", DEFAULT.toString(), Samples.WORD))
        .as(out.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("15 calls", "no difference");
    String small = PLAYBOOK.toString();
    assertThat(attune("backtest", "--playbook", small, "--against", small, Samples.WORD))
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void aThresholdThatIsChangedMovesItsCues() throws Exception {
    Path later = changed("dead-air: 5s ", "dead-air: 6s ", "version: 1", "version: 2");
    assertThat(attune("backtest", "--playbook", later.toString(), Samples.WORD, "--json"))
        .isEqualTo(ExitCode.DIFFERENCES);
    List<JsonNode> lines = lines();
    assertThat(lines.subList(0, lines.size() - 1))
        .filteredOn(n -> n.get("difference").textValue().equals("moved"))
        .isNotEmpty()
        .allSatisfy(n -> assertThat(n.get("ruleId").textValue()).isEqualTo("silence-dead-air"))
        .allSatisfy(
            n ->
                assertThat(n.get("after").get("raisedMs").longValue())
                    .isEqualTo(n.get("before").get("raisedMs").longValue() + 1_000));
    JsonNode report = lines.get(lines.size() - 1);
    assertThat(report.get("type").textValue()).isEqualTo("report");
    assertThat(report.get("differences").intValue()).isEqualTo(lines.size() - 1);
    assertThat(report.get("playbook").textValue()).isEqualTo("default-en@2");
  }

  @Test
  void aChangedHeadlineIsAChangedCueWithTheWordsThatMadeIt() throws Exception {
    Path other = changed("Price worry raised", "Price is a worry");
    assertThat(attune("backtest", "--playbook", other.toString(), Samples.WORD))
        .isEqualTo(ExitCode.DIFFERENCES);
    assertThat(out.toString())
        .containsPattern("changed +01-price-pushed-then-heard +01:18 +price-objection")
        .contains("differs in text", "heard at 01:13: “that's quite a bit more than we planned”")
        .contains("1 difference");
  }

  @Test
  void badInputIsNoDifference() throws Exception {
    assertThat(attune("backtest", "--playbook", "/nowhere.yaml", Samples.WORD))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(attune("backtest", Samples.WORD)).isEqualTo(ExitCode.BAD_INPUT);
    Path spoilt = Files.writeString(folder.resolve("spoilt.jsonl"), "???\n");
    assertThat(attune("backtest", "--playbook", DEFAULT.toString(), spoilt.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void theReportOfAReplayCountsWhatWasWritten() throws Exception {
    Path lines = folder.resolve("out.jsonl");
    assertThat(
            attune(
                "replay",
                "--report",
                "--playbook",
                PLAYBOOK.toString(),
                "--out",
                lines.toString(),
                Samples.WORD))
        .isEqualTo(ExitCode.OK);
    List<String> written = Files.readAllLines(lines);
    JsonNode report = JSON.readTree(written.get(written.size() - 1));
    assertThat(report.get("type").textValue()).isEqualTo("report");
    long turns = ofType(written, "turn").size();
    long others =
        ofType(written, "turn").stream()
            .filter(n -> n.get("speaker").textValue().equals("other"))
            .count();
    long raised =
        ofType(written, "cue").stream()
            .filter(n -> List.of("raised", "updated").contains(n.get("state").textValue()))
            .map(n -> n.get("cueId").textValue())
            .distinct()
            .count();
    // Some turns of the samples are by neither side.
    long counted =
        report.get("turns").get("agent").longValue()
            + report.get("turns").get("customer").longValue();
    assertThat(counted).isEqualTo(turns - others);
    assertThat(report.get("calls").intValue()).isEqualTo(15);
    assertThat(report.get("cues").longValue()).isEqualTo(raised).isPositive();
    assertThat(report.get("cuesPer100Turns").doubleValue())
        .isEqualTo(Math.round(10_000.0 * raised / counted) / 100.0);
    assertThat(err.toString()).contains("calls", "12", "per 100 turns", "cues per call");
  }

  private static List<JsonNode> ofType(List<String> written, String type) throws Exception {
    List<JsonNode> nodes = new java.util.ArrayList<>();
    for (String line : written) {
      if (line.startsWith("{\"type\":\"" + type + "\"")) {
        nodes.add(JSON.readTree(line));
      }
    }
    return nodes;
  }

  @Test
  void withoutReportNothingIsCounted() throws Exception {
    Path lines = folder.resolve("out.jsonl");
    assertThat(attune("replay", "--out", lines.toString(), Samples.WORD)).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(lines)).doesNotContain("\"type\":\"report\"");
    assertThat(err.toString()).isEmpty();
  }
}
