package io.attune.app.debrief;

import io.attune.debrief.Figures;
import io.attune.debrief.JourneyMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The map of many calls as tables for people, and as JSON. */
public final class MapText {
  private static final String ROW = "%-28s%8s%10s%10s%8s%10s%8s";

  private MapText() {}

  /** One object on one line. */
  public static String json(JourneyMap.Report report) {
    return Json.write(new Line("journey", report));
  }

  private record Line(
      String type, @com.fasterxml.jackson.annotation.JsonUnwrapped JourneyMap.Report report) {}

  /** A table for phases, concerns, what showed tension, and queues. */
  public static List<String> lines(JourneyMap.Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(Labels.count(report.calls(), "call") + ", " + Labels.count(report.turns(), "turn"));
    table("phase", report.phases().stream().map(JourneyMap.PhaseFigures::figures).toList(), lines);
    table("concern", report.concerns(), lines);
    table("sign of tension", report.drivers(), lines);
    table("queue", report.queues(), lines);
    return lines;
  }

  private static void table(String title, List<Figures> rows, List<String> lines) {
    if (rows.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(row(title, "calls", "friction", "concerns", "ack'd", "median", "solved"));
    for (Figures figures : rows) {
      lines.add(
          row(
              figures.name(),
              Long.toString(figures.calls()),
              String.format(Locale.ROOT, "%.0f/100", figures.frictionPer100Calls()),
              Long.toString(figures.concerns()),
              share(figures.acknowledged()),
              figures.acknowledgedAfterMs() == null
                  ? "-"
                  : Labels.length(figures.acknowledgedAfterMs()),
              share(figures.resolved())));
      figures.examples().stream()
          .limit(1)
          .forEach(
              example ->
                  lines.add(
                      "    “"
                          + example.words().words()
                          + "” "
                          + example.callId()
                          + " "
                          + Labels.time(example.words().startMs())));
    }
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, ROW, (Object[]) cells);
  }

  private static String share(Double share) {
    return share == null ? "-" : Labels.percent(share);
  }
}
