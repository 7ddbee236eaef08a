package io.attune.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the figures as Markdown. */
final class EvalReport {
  private EvalReport() {}

  static String markdown(List<Scorecard> cards, Evaluation evaluation, long seed) {
    List<String> lines = new ArrayList<>();
    lines.add("# Language quality");
    lines.add("");
    lines.add(
        "The always-on tier on labelled dialogue, beside always answering the commonest class. Intervals are 95 %, by bootstrap over");
    lines.add("dialogues (200 resamples, seed " + seed + ").");
    lines.add("");
    lines.add("| task | set | n | macro-F1 | majority | AUC | average precision | chance |");
    lines.add("|---|---|---|---|---|---|---|---|");
    cards.forEach(card -> lines.add(row(card)));
    lines.add("");
    lines.add("| task | set | class | share | precision | recall |");
    lines.add("|---|---|---|---|---|---|");
    cards.forEach(card -> lines.addAll(classes(card)));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d turns read, %.1f µs each on this machine, the warm-up included.",
            evaluation.scored(),
            evaluation.microsPerTurn()));
    return String.join("\n", lines) + "\n";
  }

  private static String row(Scorecard card) {
    boolean binary = card.task().isBinary();
    return String.join(
        " | ",
        "| " + card.task().name(),
        card.task().set(),
        String.format(Locale.ROOT, "%,d", card.n()),
        figure(card.macroF1(), card.macroF1Interval()),
        number(card.majority()),
        binary ? figure(card.auc(), card.aucInterval()) : "–",
        binary ? number(card.averagePrecision()) : "–",
        (binary ? number(card.shares().get(0)) : "–") + " |");
  }

  private static List<String> classes(Scorecard card) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < card.task().classes().size(); i++) {
      lines.add(
          String.join(
              " | ",
              "| " + card.task().name(),
              card.task().set(),
              card.task().classes().get(i),
              number(card.shares().get(i)),
              number(card.precision().get(i)),
              number(card.recall().get(i)) + " |"));
    }
    return lines;
  }

  private static String figure(double value, Interval interval) {
    return number(value) + " (" + number(interval.low()) + " to " + number(interval.high()) + ")";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
