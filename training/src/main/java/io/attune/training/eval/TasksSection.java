package io.attune.training.eval;

import java.util.ArrayList;
import java.util.List;

/** The figures of every task, of the whole and of each class. */
final class TasksSection {
  private TasksSection() {}

  static List<String> of(Findings findings) {
    List<String> lines = new ArrayList<>(headlines(findings));
    lines.addAll(classes(findings));
    return lines;
  }

  private static List<String> headlines(Findings findings) {
    Table table =
        new Table(
            "task",
            "set",
            "contestant",
            "n",
            "dialogues",
            "macro-F1",
            "calibration error",
            "class",
            "F1",
            "AUC");
    for (Scorecard card : findings.cards()) {
      Scorecard.OfClass first = card.classes().get(0);
      table.row(
          card.task().name(),
          card.set(),
          card.contestant(),
          Table.count(card.n()),
          Table.count(card.dialogues()),
          Table.number(card.macroF1()),
          Table.number(card.calibrationError()),
          first.name(),
          Table.number(first.f1()),
          Table.number(first.auc()));
    }
    return table.under("Tasks", "F1 and AUC are of the class named.");
  }

  private static List<String> classes(Findings findings) {
    Table table =
        new Table(
            "task",
            "set",
            "contestant",
            "class",
            "share",
            "precision",
            "recall",
            "F1",
            "AUC",
            "average precision");
    for (Scorecard card : findings.cards()) {
      for (Scorecard.OfClass of : card.classes()) {
        table.row(
            card.task().name(),
            card.set(),
            card.contestant(),
            of.name(),
            Table.percent(of.share()),
            Table.number(of.precision()),
            Table.number(of.recall()),
            Table.number(of.f1()),
            Table.number(of.auc()),
            Table.number(of.averagePrecision()));
      }
    }
    return table.under(
        "Classes",
        "Each class against the others. Its share is what its average precision would be by chance.");
  }
}
