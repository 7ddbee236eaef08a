package io.attune.load;

import java.util.List;
import java.util.Locale;

/**
 * What a load workload came to. Ratios of medians are what to quote; single figures belong to one
 * machine on one day.
 *
 * @param name the workload
 * @param unit of every figure
 * @param attune a figure for each round
 * @param bare the same topology, stores and guarantees without any logic
 * @param floor the plainest way to the same end
 * @param notes settings and side figures, one a line
 */
record BenchResult(
    String name,
    String unit,
    List<Double> attune,
    List<Double> bare,
    List<Double> floor,
    List<String> notes)
    implements Measured {

  static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double ratioToBare() {
    return median(attune) / median(bare);
  }

  double ratioToFloor() {
    return median(attune) / median(floor);
  }

  @Override
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"bench\",\"name\":\"%s\",\"attune\":%.1f,\"bare\":%.1f,\"floor\":%.1f,\"ratioToBare\":%.4f,\"ratioToFloor\":%.4f,\"unit\":\"%s\"}",
        name,
        median(attune),
        median(bare),
        median(floor),
        ratioToBare(),
        ratioToFloor(),
        unit);
  }

  @Override
  public String table() {
    StringBuilder table = new StringBuilder();
    line(table, "attune", attune);
    line(table, "bare topology", bare);
    line(table, "plain copy", floor);
    table.append(
        String.format(
            Locale.ROOT,
            "attune is %.2f of the bare topology and %.2f of the plain copy%n",
            ratioToBare(),
            ratioToFloor()));
    notes.forEach(note -> table.append(note).append(System.lineSeparator()));
    return table.toString();
  }

  private void line(StringBuilder table, String label, List<Double> figures) {
    double least = figures.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double most = figures.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    table.append(
        String.format(
            Locale.ROOT,
            "%-14s %,12.0f %s (%,.0f to %,.0f)%n",
            label,
            median(figures),
            unit,
            least,
            most));
  }
}
