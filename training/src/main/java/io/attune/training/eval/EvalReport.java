package io.attune.training.eval;

import io.attune.training.eval.Task.Aspect;
import io.attune.training.figures.Bootstrap;
import io.attune.training.figures.Judgements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the figures as Markdown. The same results and seed give the same text. */
final class EvalReport {
  private final List<SetResult> results;
  private final long seed;
  private final List<Scorecard> cards = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  private EvalReport(List<SetResult> results, long seed) {
    this.results = results;
    this.seed = seed;
    for (SetResult result : results) {
      for (Map.Entry<Task, Map<String, Judgements>> task : result.judged().entrySet()) {
        task.getValue()
            .forEach(
                (contestant, judged) ->
                    cards.add(
                        Scorecard.of(
                            result.set().name(), task.getKey(), contestant, judged, seed)));
      }
    }
  }

  /**
   * @param seed of the resampling
   */
  static String markdown(List<SetResult> results, long seed) {
    return new EvalReport(results, seed).write();
  }

  private String write() {
    say(
        "# Language quality",
        "",
        "Contestants on labelled dialogue. Figures in brackets are 95 % intervals, by bootstrap over"
            + " dialogues ("
            + Bootstrap.RESAMPLES
            + " draws, seed "
            + seed
            + ").",
        "");
    headlines();
    classes();
    equalAlarms();
    calmTalk();
    return String.join("\n", lines) + "\n";
  }

  private void say(String... text) {
    lines.addAll(List.of(text));
  }

  private void say(Table table) {
    lines.addAll(table.lines());
    lines.add("");
  }

  private void headlines() {
    say(
        "## Tasks",
        "",
        "AUC and average precision are of the class named; the share of a class is what its average precision would be by chance.",
        "");
    Table table =
        new Table(
            "task",
            "set",
            "contestant",
            "n",
            "macro-F1",
            "class",
            "F1",
            "AUC",
            "average precision",
            "calibration error");
    for (Scorecard card : cards) {
      if (card.classes().isEmpty()) {
        continue;
      }
      Scorecard.OfClass first = card.classes().get(0);
      table.row(
          card.task().name(),
          card.set(),
          card.contestant(),
          Table.count(card.n()),
          Table.number(card.macroF1()),
          first.name(),
          Table.number(first.f1()),
          Table.number(first.auc()),
          Table.number(first.averagePrecision()),
          Table.number(card.calibrationError()));
    }
    say(table);
  }

  private void classes() {
    say("## Classes", "");
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
    for (Scorecard card : cards) {
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
    say(table);
  }

  private void equalAlarms() {
    say("## Negative turns found at equal rates of alarm", "");
    SetResult reference = EqualAlarms.reference(results);
    if (reference == null) {
      say("There is no set of calm calls here, one whose name begins with oasis.", "");
      return;
    }
    say(
        "Each contestant's probability of negative is cut where the given share of the turns of "
            + reference.set().name()
            + " is called negative. At its usual",
        "cut VADER calls "
            + Table.percent(reference.calm().orElseThrow().share(Vader.NAME, Aspect.SENTIMENT))
            + " of them negative.",
        "");
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
    for (EqualAlarms.Row row : EqualAlarms.of(results, seed)) {
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
    say(table);
  }

  private void calmTalk() {
    if (results.stream().noneMatch(result -> result.calm().isPresent())) {
      return;
    }
    say("## Calm talk", "");
    Table table = new Table("set", "contestant", "turns", "called negative", "pushback", "abuse");
    for (SetResult result : results) {
      result
          .calm()
          .ifPresent(
              calm ->
                  calm.answers()
                      .forEach(
                          (contestant, answers) ->
                              table.row(
                                  result.set().name(),
                                  contestant,
                                  Table.count(answers.get(Aspect.SENTIMENT).size()),
                                  share(calm, contestant, Aspect.SENTIMENT),
                                  share(calm, contestant, Aspect.PUSHBACK),
                                  share(calm, contestant, Aspect.ABUSE))));
    }
    say(table);
  }

  private static String share(CalmTalk calm, String contestant, Aspect aspect) {
    return calm.answers().get(contestant).containsKey(aspect)
        ? Table.percent(calm.share(contestant, aspect))
        : "–";
  }
}
