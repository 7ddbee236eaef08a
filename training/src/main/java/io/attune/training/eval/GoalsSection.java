package io.attune.training.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The goals beside what was measured. */
final class GoalsSection {
  private GoalsSection() {}

  static List<String> of(Findings findings) {
    List<String> heads = new ArrayList<>(List.of("set", "task", "figure"));
    for (String tier : findings.tiers()) {
      heads.addAll(List.of(tier, "goal", ""));
    }
    Table table = new Table(heads.toArray(String[]::new));
    for (Goal goal : Goal.ALL) {
      for (SetResult result : findings.results()) {
        if (result.set().family().equals(goal.family())) {
          addRow(table, goal, findings, result);
        }
      }
    }
    return table.under(
        "Goals", "Set for the development sets, and printed beside every set of the same family.");
  }

  private static void addRow(Table table, Goal goal, Findings findings, SetResult result) {
    List<Object> row = new ArrayList<>(List.of(result.name(), goal.task(), goal.figure().words));
    boolean any = false;
    for (int i = 0; i < findings.tiers().size(); i++) {
      OptionalDouble value =
          i < goal.targets().size()
              ? goal.measured(findings, result, findings.tiers().get(i))
              : OptionalDouble.empty();
      any |= value.isPresent();
      row.addAll(value.isPresent() ? cells(goal, value.getAsDouble(), i) : List.of("", "", ""));
    }
    if (any) {
      table.row(row.toArray());
    }
  }

  private static List<String> cells(Goal goal, double value, int tier) {
    double target = goal.targets().get(tier);
    return List.of(
        Table.number(value),
        (goal.figure().atMost ? "at most " : "") + Table.number(target),
        goal.isMet(value, target) ? "met" : "**missed**");
  }
}
