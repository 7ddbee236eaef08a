package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dashboards and alerts as far as they can be held without Grafana and Prometheus; container
 * tests ask a Prometheus for their expressions.
 */
class DashboardsTest {
  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COLUMNS = 24;
  private static final String SOURCE = "${datasource}";

  /** What an expression may name that Attune does not show: Prometheus' own. */
  private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

  private static final Pattern METRIC =
      Pattern.compile("\\b((?:attune|kafka|jvm|process|system|disk)_[a-z_0-9]+)\\b");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
      return files.sorted().toList().stream();
    }
  }

  @Test
  void thereAreThreeWithNamesOfTheirOwn() throws IOException {
    List<JsonNode> dashboards = new ArrayList<>();
    for (Path file : files().toList()) {
      dashboards.add(JSON.readTree(file.toFile()));
    }
    assertThat(dashboards).hasSize(3);
    assertThat(dashboards).extracting(d -> d.path("uid").asText()).doesNotHaveDuplicates();
    assertThat(dashboards)
        .extracting(d -> d.path("title").asText())
        .containsExactlyInAnyOrder("Attune: service", "Attune: coaching", "Attune: Kafka Streams");
    assertThat(dashboards).allMatch(d -> d.path("schemaVersion").asInt() >= 39);
  }

  @ParameterizedTest
  @MethodSource("files")
  void itIsTemplatedByDataSourceAndInstance(Path file) throws IOException {
    JsonNode variables = JSON.readTree(file.toFile()).path("templating").path("list");
    assertThat(variables)
        .extracting(v -> v.path("name").asText())
        .contains("datasource", "instance");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyPanelSaysWhatItIsForInWhichUnitAndFromWhere(Path file) throws IOException {
    Set<Integer> ids = new HashSet<>();
    Set<String> titles = new HashSet<>();
    for (JsonNode panel : JSON.readTree(file.toFile()).path("panels")) {
      String title = panel.path("title").asText();
      assertThat(title).isNotBlank();
      assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
      if (panel.path("type").asText().equals("row")) {
        titles.clear();
        continue;
      }
      assertThat(titles.add(title)).as("%s is there once in its row", title).isTrue();
      assertThat(panel.path("description").asText()).as(title).isNotBlank();
      assertThat(panel.path("datasource").path("uid").asText()).as(title).isEqualTo(SOURCE);
      assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
          .as(title)
          .isNotBlank();
      assertThat(panel.path("targets")).as(title).isNotEmpty();
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.path("datasource").path("uid").asText()).as(title).isEqualTo(SOURCE);
        assertThat(target.path("expr").asText())
            .as(title)
            .containsAnyOf("instance=~\"$instance\"", "ALERTS");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void noPanelLiesOnAnother(Path file) throws IOException {
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : JSON.readTree(file.toFile()).path("panels")) {
      JsonNode at = panel.path("gridPos");
      int left = at.path("x").asInt();
      int top = at.path("y").asInt();
      assertThat(at.path("w").asInt()).isPositive();
      assertThat(at.path("h").asInt()).isPositive();
      assertThat(left + at.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
      for (int x = left; x < left + at.path("w").asInt(); x++) {
        for (int y = top; y < top + at.path("h").asInt(); y++) {
          assertThat(taken.add(List.of(x, y))).as(panel.path("title").asText()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyMetricThatADashboardNamesIsDocumented(Path file) throws IOException {
    for (JsonNode panel : JSON.readTree(file.toFile()).path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        assertDocumented(target.path("expr").asText());
      }
    }
  }

  @Test
  void everyAlertNamesDocumentedMetricsAndIsOnThePage() throws IOException {
    JsonNode groups =
        new YAMLMapper().readTree(DEPLOY.resolve("prometheus/alerts.yml").toFile()).path("groups");
    String page = Files.readString(Path.of("..", "docs", "metrics.md"));
    String tests = Files.readString(DEPLOY.resolve("prometheus/alerts-test.yml"));
    Set<String> entries = runbookEntries();
    Set<String> names = new HashSet<>();
    for (JsonNode group : groups) {
      for (JsonNode rule : group.path("rules")) {
        String name = rule.path("alert").asText();
        assertThat(names.add(name)).as(name).isTrue();
        assertDocumented(rule.path("expr").asText());
        assertThat(rule.path("labels").path("severity").asText()).isIn("critical", "warning");
        for (String told : List.of("summary", "description")) {
          assertThat(rule.path("annotations").path(told).asText()).as(name).isNotBlank();
        }
        assertThat(rule.path("annotations").path("runbook_url").asText()).as(name).isIn(entries);
        assertThat(page).contains(name);
        assertThat(tests).as("alerts-test.yml shows when it speaks").contains('"' + name + '"');
      }
    }
    assertThat(names).hasSizeGreaterThan(10);
  }

  /** Where each entry of the runbook is, as an address has it. */
  private static Set<String> runbookEntries() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("..", "docs", "runbook.md"))) {
      return lines
          .filter(line -> line.startsWith("## "))
          .map(line -> "docs/runbook.md#" + line.substring(3).toLowerCase(Locale.ROOT))
          .map(address -> address.replace(' ', '-'))
          .collect(Collectors.toSet());
    }
  }

  private static void assertDocumented(String expression) throws IOException {
    Set<String> documented = MetricsPage.read().names();
    METRIC
        .matcher(expression.replaceAll("\"[^\"]*\"", ""))
        .results()
        .map(found -> found.group(1))
        .filter(name -> !OF_PROMETHEUS.contains(name))
        .forEach(
            name ->
                assertThat(documented)
                    .as(expression)
                    .containsAnyOf(name, name.replaceFirst("_(bucket|count|sum|max)$", "")));
  }
}
