package io.attune.training.eval;

import java.util.Arrays;
import java.util.List;

/** The mistakes that tiers are surest of. */
final class MistakesSection {
  private MistakesSection() {}

  static List<String> of(Findings findings) {
    boolean withText = findings.options().withText();
    Table table =
        withText
            ? new Table(
                "task", "set", "tier", "dialogue", "turn", "gold", "said", "probability", "text")
            : new Table("task", "set", "tier", "dialogue", "turn", "gold", "said", "probability");
    for (SetResult result : findings.results()) {
      for (Mistake mistake : result.mistakes()) {
        Object[] row = {
          mistake.task().name(),
          result.name(),
          mistake.contestant(),
          mistake.turn().dialogue(),
          mistake.turn().turn(),
          mistake.gold(),
          mistake.predicted(),
          Table.number(mistake.probability()),
          mistake.turn().text().replace('|', '¦').replace('\n', ' ')
        };
        table.row(withText ? row : Arrays.copyOf(row, row.length - 1));
      }
    }
    return table.under(
        "Mistakes",
        withText
            ? "The surest of each task. The texts are the sets' and may not be published."
            : "The surest of each task. With --with-text what was said stands beside them; texts of sets may not be published.");
  }
}
