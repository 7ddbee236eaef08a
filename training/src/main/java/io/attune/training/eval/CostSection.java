package io.attune.training.eval;

import java.util.List;
import java.util.Locale;

/** What a turn costs. */
final class CostSection {
  private CostSection() {}

  static List<String> of(Findings findings) {
    Table table = new Table("contestant", "µs a turn", "turns timed");
    findings
        .costs()
        .forEach(
            (contestant, cost) ->
                table.row(
                    contestant,
                    String.format(Locale.ROOT, "%.1f", cost.micros()),
                    Table.count(cost.turns())));
    return table.under(
        "Cost",
        String.format(
            Locale.ROOT,
            "Mean of one thread of this machine after a warm-up, on turns of %.1f words; the only figures that differ from run to run.",
            findings.wordsPerTurn()));
  }
}
