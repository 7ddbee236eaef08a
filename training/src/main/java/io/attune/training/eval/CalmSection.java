package io.attune.training.eval;

import io.attune.training.eval.Task.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What is found in talk in which next to nothing is the matter. */
final class CalmSection {
  private CalmSection() {}

  static List<String> of(Findings findings) {
    List<String> lines = new ArrayList<>(shares(findings));
    lines.addAll(cues(findings));
    return lines;
  }

  private static List<String> shares(Findings findings) {
    Table table = new Table("set", "contestant", "turns", "called negative", "pushback", "abuse");
    for (SetResult result : findings.results()) {
      result.calm().ifPresent(calm -> addShares(table, result, calm));
    }
    return table.under(
        "Calm talk",
        "Shares of turns with words. Pushback (0.5 and more) and abuse are asked of all but agents.");
  }

  private static void addShares(Table table, SetResult result, CalmTalk calm) {
    calm.answers()
        .forEach(
            (contestant, answers) ->
                table.row(
                    result.name(),
                    contestant,
                    Table.count(answers.get(Aspect.SENTIMENT).size()),
                    Table.percent(calm.share(contestant, Aspect.SENTIMENT)),
                    Table.percent(calm.share(contestant, Aspect.PUSHBACK)),
                    Table.percent(calm.share(contestant, Aspect.ABUSE))));
  }

  private static List<String> cues(Findings findings) {
    Table table = new Table("set", "tier", "turns", "cue", "for 100 turns");
    for (SetResult result : findings.results()) {
      for (Map.Entry<String, FalseCues> tier : result.falseCues().entrySet()) {
        FalseCues cues = tier.getValue();
        String turns = Table.count(cues.turns());
        table.row(result.name(), tier.getKey(), turns, "all", rate(cues.per100Turns()));
        for (String category : new TreeSet<>(cues.cues().keySet())) {
          table.row(
              result.name(), tier.getKey(), turns, category, rate(cues.per100Turns(category)));
        }
      }
    }
    return table.under(
        "False cues",
        "Cues that the engine raises on calm talk. Where a set has no times they are estimated, so cues of silence, airtime and pace",
        "are left out there. Not every cue on calm talk is false: somebody does ask for a manager, and lines do go quiet.");
  }

  private static String rate(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
