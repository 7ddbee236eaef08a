package io.attune.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A report as one HTML file that needs nothing else, by light and by dark. */
final class ReportPage {
  private static final int BAR_WIDTH = 420;
  private static final int BAR_HEIGHT = 18;
  private static final int LABEL_WIDTH = 150;

  private final BenchReport report;
  private final StringBuilder html = new StringBuilder();

  private ReportPage(BenchReport report) {
    this.report = report;
  }

  static String of(BenchReport report) {
    return new ReportPage(report).write();
  }

  private String write() {
    add(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
            + " content=\"width=device-width\"><title>bench %s</title><style>",
        escaped(report.name()));
    html.append(style());
    add("</style></head><body><h1>bench %s</h1>", escaped(report.name()));
    add("<p>%s</p><dl>", escaped(report.title()));
    report
        .settings()
        .forEach((key, value) -> add("<dt>%s</dt><dd>%s</dd>", escaped(key), escaped(value)));
    add("<dt>machine</dt><dd>%s</dd></dl>", escaped(report.machine().toString()));
    report.cases().forEach(this::add);
    report.notes().forEach(note -> add("<p class=\"soft\">%s</p>", escaped(note)));
    return html.append("</body></html>\n").toString();
  }

  private static String style() {
    try (var css = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(BenchCase part) {
    add("<h2>%s</h2>", escaped(part.name()));
    for (Subject other : List.of(Subject.BARE, Subject.COPY)) {
      double ratio = part.ratio(other, report.figure());
      if (!Double.isNaN(ratio)) {
        add(
            "<p class=\"ratio\">%s: attune is %.2f of the %s</p>",
            escaped(report.figure()), ratio, other.label());
      }
    }
    table(part);
    LatencyCharts charts = new LatencyCharts(part);
    if (charts.isEmpty()) {
      bars(part);
    } else {
      figure(charts.percentiles(), "Milliseconds by percentile, all runs together");
      figure(charts.histogram(), "Share of the samples by milliseconds");
    }
  }

  private void table(BenchCase part) {
    html.append("<div class=\"wide\"><table><thead><tr><th scope=\"col\">median (range)</th>");
    part.subjects().forEach(subject -> add("<th scope=\"col\">%s</th>", subject.label()));
    html.append("</tr></thead><tbody>");
    for (String name : part.figures()) {
      row(name, part, subject -> BenchReport.cell(part, subject, name));
    }
    row("other CPU % of a core", part, s -> median(part, s, true));
    row("steal %", part, s -> median(part, s, false));
    html.append("</tbody></table></div>");
  }

  private interface Cell {
    String of(Subject subject);
  }

  private void row(String name, BenchCase part, Cell cell) {
    add("<tr><th scope=\"row\">%s</th>", escaped(name));
    part.subjects().forEach(subject -> add("<td>%s</td>", escaped(cell.of(subject))));
    html.append("</tr>");
  }

  private static String median(BenchCase part, Subject subject, boolean other) {
    return Numbers.of(
        part.median(subject, run -> other ? run.load().otherCpuPct() : run.load().stealPct()));
  }

  /** Every run by itself: whether the subjects are further apart than the runs. */
  private void bars(BenchCase part) {
    double most =
        part.runs().stream().mapToDouble(this::figure).filter(Double::isFinite).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    int y = 0;
    for (Subject subject : part.subjects()) {
      for (BenchRun run : part.runs()) {
        if (run.subject() == subject && Double.isFinite(figure(run))) {
          double width = figure(run) / most * BAR_WIDTH;
          svg.append(bar(subject, y, width, figure(run)));
          y += BAR_HEIGHT + 4;
        }
      }
    }
    figure(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s of each"
                + " run\">%s</svg>",
            LABEL_WIDTH + BAR_WIDTH + 100,
            y,
            LABEL_WIDTH + BAR_WIDTH + 100,
            escaped(report.figure()),
            svg),
        report.figure() + " of each run");
  }

  private double figure(BenchRun run) {
    return run.figures().getOrDefault(report.figure(), Double.NaN);
  }

  private static String bar(Subject subject, int y, double width, double value) {
    return String.format(
        Locale.ROOT,
        "<text x=\"0\" y=\"%d\">%s</text><rect class=\"bar %s\" x=\"%d\" y=\"%d\" width=\"%.1f\""
            + " height=\"%d\"/><text x=\"%.1f\" y=\"%d\">%s</text>",
        y + 14,
        subject.label(),
        SvgPlot.css(subject),
        LABEL_WIDTH,
        y,
        width,
        BAR_HEIGHT,
        LABEL_WIDTH + width + 6,
        y + 14,
        Numbers.of(value));
  }

  private void figure(String svg, String caption) {
    add("<figure>%s<figcaption>%s</figcaption></figure>", svg, escaped(caption));
  }

  private void add(String format, Object... values) {
    html.append(String.format(Locale.ROOT, format, values));
  }

  /** As text of a page. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
