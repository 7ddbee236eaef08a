package io.attune.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /metrics} answered.
 *
 * @param types type of each metric by its name; of a histogram that stands for all of its series
 * @param series every one of them
 */
record Scrape(Map<String, String> types, List<Series> series) {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SERIES = Pattern.compile("([a-z_0-9]+)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /**
   * One series.
   *
   * @param metric the name of the metric that it belongs to
   * @param labels without those that a histogram's buckets have
   */
  record Series(String metric, Map<String, String> labels) {}

  static Scrape of(String text) {
    Map<String, String> types = new TreeMap<>();
    List<Series> series = new ArrayList<>();
    for (String line : text.split("\n")) {
      Matcher type = TYPE.matcher(line);
      Matcher row = SERIES.matcher(line);
      if (type.matches()) {
        types.put(type.group(1), type.group(2));
      } else if (row.matches()) {
        series.add(new Series(metric(row.group(1), types), labels(row.group(2))));
      } else if (!line.startsWith("#")) {
        throw new AssertionError("no line of the text format: " + line);
      }
    }
    // Beside a time there is its highest value of late, as a gauge: part of the same metric.
    types.keySet().removeIf(name -> !metric(name, types).equals(name));
    return new Scrape(types, series);
  }

  private static String metric(String name, Map<String, String> types) {
    String base = name.replaceFirst("_(bucket|count|sum|max)$", "");
    String type = types.getOrDefault(base, "");
    return type.equals("histogram") || type.equals("summary") ? base : name;
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    if (text != null) {
      LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
    }
    labels.remove("le");
    return labels;
  }

  Set<String> names() {
    return new TreeSet<>(types.keySet());
  }

  /** Everything that stands in a label. */
  Set<String> values() {
    Set<String> values = new HashSet<>();
    series.forEach(one -> values.addAll(one.labels().values()));
    return values;
  }
}
