package io.attune.training.eval;

import io.attune.training.eval.Task.Aspect;
import java.util.List;

/** Negative turns found when everybody may raise as many false alarms. */
final class AlarmsSection {
  private AlarmsSection() {}

  static List<String> of(Findings findings) {
    SetResult reference = EqualAlarms.reference(findings.results());
    if (reference == null) {
      return List.of(
          "Nothing is compared at equal rates of alarm: there is no set of calm calls, whose name begins with oasis.",
          "");
    }
    Table table =
        new Table(
            "calm turns called negative",
            "task",
            "set",
            "contestant",
            "cut",
            "precision",
            "recall",
            "F1 of negative",
            "points above VADER");
    for (EqualAlarms.Row row : findings.alarms()) {
      table.row(
          Table.percent(row.rate()),
          row.task().name(),
          row.set(),
          row.contestant(),
          Table.number(row.cut().threshold()),
          Table.number(row.found().precision()),
          Table.number(row.found().recall()),
          Table.number(row.f1()),
          row.contestant().equals(Vader.NAME) ? "–" : Table.points(row.aboveVader()));
    }
    double vaderRate = reference.calm().orElseThrow().share(Vader.NAME, Aspect.SENTIMENT);
    return table.under(
        "Negative turns found at equal rates of alarm",
        "Each contestant's probability of negative is cut where the given share of the turns of "
            + reference.name()
            + " is called negative. At its usual",
        "cut VADER calls " + Table.percent(vaderRate) + " of them negative.");
  }
}
