package io.attune.training.eval;

import io.attune.training.timed.TimedFigures;
import java.util.List;
import java.util.Locale;

/** Silence, overlap and airtime beside published times. */
final class TimedSection {
  private TimedSection() {}

  static List<String> of(Findings findings) {
    Table table =
        new Table(
            "set",
            "dialogues",
            "silences of 5 s and more",
            "found",
            "not there",
            "noticed while they last",
            "noticed in shorter quiet",
            "overlap share",
            "its error",
            "error of the talk share");
    for (SetResult result : findings.results()) {
      result.timed().ifPresent(times -> addRow(table, result, times));
    }
    return table.under(
        "Silence and overlap",
        "The engine on timed segments, with a partial for every second of speech and a heartbeat four times a second. Found and not",
        "there: in the call's record. Noticed: as dead air, at that moment; in shorter quiet where somebody had begun to speak and the",
        "first words were still on their way. Errors are means over dialogues, in per cent of all speech.");
  }

  private static void addRow(Table table, SetResult result, TimedFigures times) {
    table.row(
        result.name(),
        Table.count(times.dialogues()),
        Table.count(times.silences()),
        Table.percent(times.found()),
        Table.count(times.extra()),
        Table.percent(times.noticed()),
        times.early() == 0
            ? "0"
            : String.format(
                Locale.ROOT, "%,d (from %.1f s)", times.early(), times.shortestEarlyMs() / 1_000.0),
        Table.percent(times.overlapShare()),
        Table.percent(times.overlapError()),
        Table.percent(times.talkShareError()));
  }
}
