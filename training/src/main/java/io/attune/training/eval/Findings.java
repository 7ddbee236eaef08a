package io.attune.training.eval;

import io.attune.training.figures.Judgements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that was found out, and the figures drawn from it.
 *
 * @param results of each set
 * @param tiers the names of the product's tiers
 * @param costs of each contestant by its name
 * @param wordsPerTurn mean words of the turns on which costs were taken
 * @param options what was asked for
 * @param cards the figures of every contestant for every task
 * @param alarms what contestants find at equal rates of alarm
 */
record Findings(
    List<SetResult> results,
    List<String> tiers,
    Map<String, Cost> costs,
    double wordsPerTurn,
    EvalOptions options,
    List<Scorecard> cards,
    List<EqualAlarms.Row> alarms) {

  Findings(
      List<SetResult> results,
      List<String> tiers,
      Map<String, Cost> costs,
      double wordsPerTurn,
      EvalOptions options) {
    this(
        results,
        tiers,
        costs,
        wordsPerTurn,
        options,
        cards(results, options.seed()),
        EqualAlarms.of(results, options.seed()));
  }

  private static List<Scorecard> cards(List<SetResult> results, long seed) {
    List<Scorecard> cards = new ArrayList<>();
    for (SetResult result : results) {
      for (Map.Entry<Task, Map<String, Judgements>> task : result.judged().entrySet()) {
        task.getValue()
            .forEach(
                (contestant, judged) ->
                    cards.add(
                        Scorecard.of(result.name(), task.getKey(), contestant, judged, seed)));
      }
    }
    return cards;
  }

  /** The figures of a contestant for a task of a set. */
  Optional<Scorecard> card(String set, String task, String contestant) {
    return cards.stream()
        .filter(card -> card.set().equals(set))
        .filter(card -> card.task().name().equals(task))
        .filter(card -> card.contestant().equals(contestant))
        .findFirst();
  }

  /** What a contestant finds on a set at a rate of alarm. */
  Optional<EqualAlarms.Row> alarms(String set, String contestant, double rate) {
    return alarms.stream()
        .filter(row -> row.set().equals(set))
        .filter(row -> row.contestant().equals(contestant))
        .filter(row -> row.rate() == rate)
        .findFirst();
  }
}
