package io.attune.app.debrief;

import io.attune.debrief.Backtest;
import io.attune.debrief.CueDifference;
import io.attune.debrief.CueDifference.Type;
import io.attune.debrief.CueShown;
import io.attune.debrief.Quote;
import io.attune.detect.Category;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.Severity;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Differences between two playbooks as they are found, and a table of them at the end. */
public final class BacktestOutput {
  private final PrintWriter out;
  private final boolean json;

  /**
   * @param out takes lines
   * @param json whether they are JSON
   */
  public BacktestOutput(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  private record Line(
      String type,
      Type difference,
      String callId,
      String ruleId,
      Category category,
      Side before,
      Side after,
      List<String> aspects) {}

  private record Side(
      long raisedMs, String step, Severity severity, String headline, List<Quote> quotes) {
    static Side of(CueShown cue) {
      return cue == null
          ? null
          : new Side(
              cue.raisedMs(), Json.name(cue.step()), cue.severity(), cue.headline(), cue.quotes());
    }
  }

  private record Whole(
      String type,
      String against,
      String playbook,
      long calls,
      long turns,
      long cuesBefore,
      long cuesAfter,
      long differences,
      Map<String, Backtest.RuleTally> rules) {}

  /** Writes a difference. */
  public void difference(CueDifference difference) {
    out.println(json ? toJson(difference) : toText(difference));
  }

  private static String toJson(CueDifference difference) {
    return Json.write(
        new Line(
            "difference",
            difference.type(),
            difference.callId(),
            difference.ruleId(),
            difference.category(),
            Side.of(difference.before()),
            Side.of(difference.after()),
            difference.aspects()));
  }

  private static String toText(CueDifference difference) {
    CueShown cue = difference.cue();
    StringBuilder line =
        new StringBuilder(String.format(Locale.ROOT, "%-8s", Json.name(difference.type())));
    line.append(difference.callId()).append("  ").append(times(difference)).append("  ");
    line.append(difference.ruleId()).append("  ").append(cue.headline());
    if (!difference.aspects().isEmpty()) {
      line.append("  differs in ").append(String.join(", ", difference.aspects()));
    }
    cue.quotes().stream()
        .reduce((first, last) -> last)
        .ifPresent(
            quote ->
                line.append("  heard at ")
                    .append(Labels.time(quote.startMs()))
                    .append(": “")
                    .append(quote.words())
                    .append('”'));
    return line.toString();
  }

  private static String times(CueDifference difference) {
    String now = Labels.time(difference.cue().raisedMs());
    boolean moved = difference.type() == Type.MOVED;
    return moved ? Labels.time(difference.before().raisedMs()) + " to " + now : now;
  }

  /** Writes the table of all rules that raised a cue. */
  public void finish(Backtest.Result result, PlaybookRef old, PlaybookRef fresh) {
    if (json) {
      out.println(
          Json.write(
              new Whole(
                  "report",
                  old.toString(),
                  fresh.toString(),
                  result.calls(),
                  result.turns(),
                  result.cuesBefore(),
                  result.cuesAfter(),
                  result.differences(),
                  result.rules())));
    } else {
      table(result, old, fresh);
    }
    out.flush();
  }

  private void table(Backtest.Result result, PlaybookRef old, PlaybookRef fresh) {
    if (result.differences() > 0) {
      out.println();
    }
    String row = "%-34s%8s%8s%8s%8s%8s%8s%n";
    out.printf(row, "rule", "before", "after", "added", "lost", "moved", "changed");
    result.rules().forEach((id, rule) -> print(row, id, rule.before(), rule.after(), rule));
    out.println();
    out.printf(
        Locale.ROOT,
        "%s against %s: %s of %d turns, %d cues before, %d after, %s%n",
        fresh,
        old,
        Labels.count(result.calls(), "call"),
        result.turns(),
        result.cuesBefore(),
        result.cuesAfter(),
        result.differences() == 0
            ? "no difference"
            : Labels.count(result.differences(), "difference"));
  }

  private void print(String row, String id, long before, long after, Backtest.RuleTally rule) {
    out.printf(
        row,
        id,
        before,
        after,
        rule.of(Type.ADDED),
        rule.of(Type.LOST),
        rule.of(Type.MOVED),
        rule.of(Type.CHANGED));
  }
}
