package io.attune.training.eval;

import io.attune.training.figures.Bootstrap;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what was found out as Markdown. The same findings give the same text; only costs differ
 * from run to run.
 */
final class EvalReport {
  private EvalReport() {}

  static String markdown(Findings findings) {
    List<String> lines = new ArrayList<>();
    lines.add("# Language quality");
    lines.add("");
    lines.add(
        "The product's tiers on labelled dialogue, beside VADER (lexicon and rules, at its usual cuts) and always answering the");
    lines.add(
        "commonest class. Figures in brackets are 95 % intervals, by bootstrap over dialogues ("
            + Bootstrap.RESAMPLES
            + " draws, seed "
            + findings.options().seed()
            + "). What each figure");
    lines.add("means is in docs/language-quality.md.");
    lines.add("");
    lines.addAll(GoalsSection.of(findings));
    lines.addAll(TasksSection.of(findings));
    lines.addAll(AlarmsSection.of(findings));
    lines.addAll(CalmSection.of(findings));
    lines.addAll(TimedSection.of(findings));
    lines.addAll(NoiseSection.of(findings));
    lines.addAll(CostSection.of(findings));
    lines.addAll(MistakesSection.of(findings));
    return String.join("\n", lines) + "\n";
  }
}
