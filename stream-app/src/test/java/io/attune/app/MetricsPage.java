package io.attune.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * docs/metrics.md: of each metric its name, type, unit, labels with their values, and meaning.
 *
 * @param rows by name
 */
record MetricsPage(Map<String, Row> rows) {
  private static final Path PAGE = Path.of("..", "docs", "metrics.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_0-9]+)` \\| ([a-z]+) \\| ([^|]*) \\| ([^|]*) \\| (.+) \\|$");

  /** Begins each label of a cell: {@code `kind`: tension, silence}. */
  private static final Pattern LABEL = Pattern.compile("`([a-z_]+)`(: [^`]*)?");

  /** Stands in place of values that are somebody's to give, or Kafka's. */
  private static final String OPEN = "…";

  /**
   * One metric.
   *
   * @param labels the values of each, or {@link #OPEN} for those that are open
   */
  record Row(String type, String unit, Map<String, List<String>> labels, String meaning) {}

  static MetricsPage read() throws IOException {
    Map<String, Row> rows = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(PAGE));
    while (row.find()) {
      rows.put(
          row.group(1), new Row(row.group(2), row.group(3), labels(row.group(4)), row.group(5)));
    }
    return new MetricsPage(rows);
  }

  private static Map<String, List<String>> labels(String cell) {
    Map<String, List<String>> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(cell);
    while (label.find()) {
      String values = label.group(2) == null ? OPEN : label.group(2).substring(2);
      labels.put(label.group(1), Arrays.asList(values.strip().split("[,;]?\\s+|[,;]$")));
    }
    return labels;
  }

  Set<String> names() {
    return new TreeSet<>(rows.keySet());
  }

  List<String> wrongTypes(Scrape scrape) {
    List<String> wrong = new ArrayList<>();
    scrape
        .types()
        .forEach(
            (name, type) -> {
              if (!rows.get(name).type().equals(type)) {
                wrong.add(name + " is a " + type);
              }
            });
    return wrong;
  }

  List<String> wrongLabels(Scrape scrape) {
    return scrape.series().stream()
        .filter(one -> !rows.get(one.metric()).labels().keySet().equals(one.labels().keySet()))
        .map(one -> one.metric() + one.labels().keySet())
        .distinct()
        .toList();
  }

  /** Values that the page does not list. */
  List<String> unknownValues(Scrape scrape) {
    List<String> unknown = new ArrayList<>();
    for (Scrape.Series one : scrape.series()) {
      Map<String, List<String>> labels = rows.get(one.metric()).labels();
      one.labels()
          .forEach(
              (label, value) -> {
                List<String> values = labels.getOrDefault(label, List.of());
                if (!values.contains(OPEN) && !values.contains(value)) {
                  unknown.add(one.metric() + "{" + label + "=" + value + "}");
                }
              });
    }
    return unknown.stream().distinct().toList();
  }
}
