package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BenchReportTest {
  private static final MachineLoad QUIET = new MachineLoad(3, 0);
  private static final Machine MACHINE = new Machine(2, 1L << 34, "Linux amd64", "JVM 17", 0.5);

  @Test
  void machinesReadTheMediansAndRatiosInFrontAndEveryRunBehind() throws Exception {
    JsonNode json = new ObjectMapper().readTree(report(rates()).json());

    assertThat(json.path("type").asText()).isEqualTo("bench");
    assertThat(json.path("attune").asDouble()).isEqualTo(20);
    assertThat(json.path("bare").asDouble()).isEqualTo(40);
    assertThat(json.path("ratioToBare").asDouble()).isEqualTo(0.5);
    assertThat(json.path("floor").isNull()).isTrue();
    assertThat(json.path("cases").path(0).path("runs")).hasSize(4);
    assertThat(json.path("cases").path(0).path("runs").path(0).path("otherCpuPct").asDouble())
        .isEqualTo(3);
    assertThat(json.path("machine").path("cores").asInt()).isEqualTo(2);
    assertThat(json.path("settings").path("size").asText()).isEqualTo("small & <quick>");
  }

  @Test
  void peopleReadMediansWithTheirRange() {
    assertThat(report(rates()).table())
        .contains("20 (10-30)", "records/s: attune is 0.50 of the bare topology")
        .contains("2 cores");
  }

  @Test
  void percentilesAreInTheReportForMachines() throws Exception {
    JsonNode run =
        new ObjectMapper().readTree(report(times()).json()).path("cases").path(0).path("runs");

    assertThat(run.path(0).path("latencyMs").path("count").asInt()).isEqualTo(1_000);
    assertThat(run.path(0).path("latencyMs").path("p50").asDouble()).isBetween(49.9, 50.1);
    assertThat(run.path(0).path("latencyMs").path("p999").asDouble()).isBetween(99.8, 100.0);
  }

  @Test
  void thePageNeedsNothingElseAndDrawsTheTimes() throws Exception {
    String page = report(times()).html();

    // Well-formed but for the void tags of the head.
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    assertThat(page).doesNotContain("http", "src=", "NaN", "Infinity");
    assertThat(page).contains("small &amp; &lt;quick&gt;", "prefers-color-scheme: dark");
    assertThat(page.split("<svg", -1)).hasSize(3);
    assertThat(page).contains("class=\"curve attune\"", "class=\"curve bare\"");
  }

  @Test
  void thePageShowsEachRunWhereThereAreNoTimes() {
    String page = report(rates()).html();

    assertThat(page.split("<rect", -1)).hasSize(5);
    assertThat(page).doesNotContain("NaN");
  }

  private static BenchReport report(BenchCase part) {
    return new BenchReport(
        "drain",
        "a test",
        "records/s",
        "records/s",
        Map.of("size", "small & <quick>"),
        MACHINE,
        List.of(part),
        List.of("a note"));
  }

  private static BenchCase rates() {
    return new BenchCase(
        "a case",
        List.of(
            run(Subject.ATTUNE, 10, null),
            run(Subject.ATTUNE, 30, null),
            run(Subject.BARE, 40, null),
            run(Subject.BARE, 40, null)));
  }

  private static BenchCase times() {
    List<BenchRun> runs = new ArrayList<>();
    for (Subject subject : List.of(Subject.ATTUNE, Subject.BARE)) {
      Histogram micros = new Histogram(600_000_000, 3);
      for (int i = 1; i <= 1_000; i++) {
        micros.recordValue(100L * i);
      }
      runs.add(run(subject, 1, micros));
    }
    return new BenchCase("times", runs);
  }

  private static BenchRun run(Subject subject, double rate, Histogram micros) {
    return new BenchRun(subject, Map.of("records/s", rate), micros, QUIET);
  }
}
