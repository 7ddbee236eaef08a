package io.attune.app.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cues, progress and the report as lines for people. */
public final class Plain {
  private Plain() {}

  /**
   * A cue when it first shows: where in the call, which call, what it is, what it says, what the
   * agent could say, the customer's words and how long it took.
   */
  static String of(SeenCue cue, long latencyMs) {
    StringBuilder line = new StringBuilder(160);
    line.append(minutes(cue.mediaMs())).append("  ").append(cue.callId()).append("  ");
    line.append(cue.kind()).append('/').append(cue.category());
    line.append(cue.isTentative() ? " (tentative)  " : "  ").append(cue.headline());
    if (!cue.prompt().isEmpty()) {
      line.append("  say: ").append(cue.prompt());
    }
    if (!cue.quote().isEmpty()) {
      line.append("  heard: “").append(cue.quote()).append('”');
    }
    return line.append("  [").append(latencyMs).append(" ms]").toString();
  }

  /** Minutes and seconds. */
  public static String minutes(long ms) {
    return String.format(Locale.ROOT, "%02d:%02d", ms / 60_000, ms / 1_000 % 60);
  }

  /** A number as a person would write it: 4, 0.5. */
  public static String number(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /** The table at the end. */
  public static List<String> of(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(row("calls", report.calls() + " played, " + report.summaries() + " summarised"));
    lines.add(row("segments", report.segments() + " published"));
    lines.add(row("turns", report.turns() + " scored"));
    long cues = report.cues().values().stream().mapToLong(Report::total).sum();
    lines.add(row("cues", cues + " raised"));
    report.cues().forEach((kind, categories) -> lines.add(row("  " + kind, counts(categories))));
    lines.add(row("publish to receipt", spread(report.latency())));
    lines.add(row("silence lateness", spread(report.silenceLateness())));
    lines.add(row("behind schedule", "at most " + report.mostBehindMs() + " ms"));
    lines.add(row("duplicates", Long.toString(report.duplicates())));
    return lines;
  }

  private static String row(String name, String value) {
    return String.format(Locale.ROOT, "%-20s%s", name, value);
  }

  private static String counts(Map<String, Long> categories) {
    StringBuilder text = new StringBuilder();
    text.append(Report.total(categories)).append(':');
    String separator = " ";
    for (Map.Entry<String, Long> category : categories.entrySet()) {
      text.append(separator).append(category.getKey()).append(' ').append(category.getValue());
      separator = ", ";
    }
    return text.toString();
  }

  private static String spread(Spread spread) {
    if (spread.count() == 0) {
      return "nothing to measure";
    }
    return String.format(
        Locale.ROOT,
        "p50 %d ms, p95 %d ms, p99 %d ms, max %d ms (of %d)",
        spread.p50(),
        spread.p95(),
        spread.p99(),
        spread.max(),
        spread.count());
  }
}
