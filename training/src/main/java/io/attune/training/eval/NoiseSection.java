package io.attune.training.eval;

import io.attune.training.noise.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is left of quality when words are heard badly. */
final class NoiseSection {
  /** The most that a task may lose under ten per cent of word errors, relative. */
  private static final double MOST_LOST = 0.1;

  private NoiseSection() {}

  static List<String> of(Findings findings) {
    List<String> heads = new ArrayList<>(List.of("task", "set", "tier", "n"));
    Condition.ALL.forEach(condition -> heads.add(condition.name()));
    Table table = new Table(heads.toArray(String[]::new));
    for (List<NoiseTrial> row : rows(findings)) {
      List<Object> cells = new ArrayList<>(named(row.get(0)));
      row.forEach(trial -> cells.add(cell(trial)));
      table.row(cells.toArray());
    }
    List<String> lines =
        new ArrayList<>(
            table.under(
                "Robustness",
                "Macro-F1, of tasks with two answers F1 of yes, and its relative change, when the words are spoilt as a recogniser would.",
                "Word error rates as measured: " + errorRates(findings) + ".",
                "With confidence: each word comes with how well it was heard, and scores weigh it."));
    lines.addAll(goals(findings));
    return lines;
  }

  /** The conditions of each task of each set for each tier, in their order. */
  private static List<List<NoiseTrial>> rows(Findings findings) {
    Map<String, List<NoiseTrial>> rows = new LinkedHashMap<>();
    for (SetResult result : findings.results()) {
      for (NoiseTrial trial : result.noise()) {
        rows.computeIfAbsent(String.join("\n", names(trial)), key -> new ArrayList<>()).add(trial);
      }
    }
    return List.copyOf(rows.values());
  }

  private static List<String> names(NoiseTrial trial) {
    return List.of(trial.task().name(), trial.set(), trial.tier());
  }

  private static List<String> named(NoiseTrial trial) {
    List<String> cells = new ArrayList<>(names(trial));
    cells.add(Table.count(trial.n()));
    return cells;
  }

  private static String cell(NoiseTrial trial) {
    String figure = Table.number(trial.figure().value());
    return trial.condition().equals(Condition.CLEAN) || Double.isNaN(trial.change().value())
        ? figure
        : figure + String.format(Locale.ROOT, ", %+.1f %%", 100 * trial.change().value());
  }

  /** Mean over sets, of the conditions that change words. */
  private static String errorRates(Findings findings) {
    return Condition.ALL.stream()
        .filter(condition -> !condition.withConfidence())
        .map(
            condition ->
                condition.name()
                    + " "
                    + Table.percent(
                        findings.results().stream()
                            .flatMap(result -> result.noise().stream())
                            .filter(trial -> trial.condition().equals(condition))
                            .mapToDouble(NoiseTrial::wordErrorRate)
                            .average()
                            .orElse(0)))
        .collect(Collectors.joining("; "));
  }

  private static List<String> goals(Findings findings) {
    Table table = new Table("task", "set", "tier", "clean", "change in per cent", "");
    for (List<NoiseTrial> row : rows(findings)) {
      for (NoiseTrial trial : row) {
        double change = trial.change().value();
        if (trial.condition().equals(Condition.TEN_PERCENT) && !Double.isNaN(change)) {
          List<Object> cells = new ArrayList<>(names(trial));
          cells.add(Table.number(row.get(0).figure().value()));
          cells.add(Table.points(trial.change()));
          cells.add(change >= -MOST_LOST ? "met" : "**missed**");
          table.row(cells.toArray());
        }
      }
    }
    return table.under(
        "Robustness: ten errors in a hundred words",
        "The goal: no task loses more than a tenth of its figure.");
  }
}
