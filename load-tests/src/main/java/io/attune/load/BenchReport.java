package io.attune.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a workload came to, with what it was measured on. Ratios of medians are what to quote;
 * single figures belong to one machine on one day.
 *
 * @param name the workload
 * @param title what it measures, one line
 * @param figure the name of the figure that ratios are quoted of, in {@link BenchRun#figures}
 * @param unit of that figure
 * @param settings that it ran with, in the order to show
 * @param machine that it ran on
 * @param cases one or more; the first is what the report for machines is about
 * @param notes what else is to be known, one a line
 */
record BenchReport(
    String name,
    String title,
    String figure,
    String unit,
    Map<String, String> settings,
    Machine machine,
    List<BenchCase> cases,
    List<String> notes)
    implements Measured {

  @Override
  public String table() {
    StringBuilder table = new StringBuilder(name).append(": ").append(title).append('\n');
    settings.forEach((key, value) -> line(table, "  %s: %s%n", key, value));
    line(table, "  machine: %s%n", machine);
    cases.forEach(part -> table(table, part));
    notes.forEach(note -> table.append(note).append('\n'));
    return table.toString();
  }

  private void table(StringBuilder table, BenchCase part) {
    line(table, "%n%s%n%-24s", part.name(), "");
    part.subjects().forEach(subject -> line(table, " %26s", subject.label()));
    table.append('\n');
    for (String name : part.figures()) {
      line(table, "%-24s", name);
      for (Subject subject : part.subjects()) {
        line(table, " %26s", cell(part, subject, name));
      }
      table.append('\n');
    }
    machineRow(table, part, "other CPU % of a core", true);
    machineRow(table, part, "steal %", false);
    for (Subject other : List.of(Subject.BARE, Subject.COPY)) {
      double ratio = part.ratio(other, figure);
      if (!Double.isNaN(ratio)) {
        line(table, "%s: attune is %.2f of the %s%n", figure, ratio, other.label());
      }
    }
  }

  private static void machineRow(StringBuilder table, BenchCase part, String label, boolean other) {
    line(table, "%-24s", label);
    for (Subject subject : part.subjects()) {
      double median =
          part.median(subject, run -> other ? run.load().otherCpuPct() : run.load().stealPct());
      line(table, " %26s", Double.isNaN(median) ? "" : Numbers.of(median));
    }
    table.append('\n');
  }

  /** The median, and the range if there was more than one run. */
  static String cell(BenchCase part, Subject subject, String figure) {
    double[] values = part.values(subject, run -> run.figures().getOrDefault(figure, Double.NaN));
    if (values.length == 0) {
      return "";
    }
    String median = Numbers.of(part.median(subject, figure));
    return values.length == 1
        ? median
        : median + " (" + Numbers.of(values[0]) + "-" + Numbers.of(values[values.length - 1]) + ")";
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values));
  }

  @Override
  public String json() {
    return ReportJson.of(this);
  }

  @Override
  public String html() {
    return ReportPage.of(this);
  }
}
