package io.attune.training.eval;

import io.attune.training.figures.Judgements;
import io.attune.training.figures.Judgements.Judgement;
import io.attune.training.labelled.LabelledTurn;
import java.util.Comparator;
import java.util.List;

/**
 * A turn of which a contestant is sure and says something else than people do.
 *
 * @param task what was asked
 * @param contestant who answered
 * @param turn the turn, its words included
 * @param gold what people answered
 * @param predicted what the contestant answered
 * @param probability how sure it was, 0 to 1
 */
record Mistake(
    Task task,
    String contestant,
    LabelledTurn turn,
    String gold,
    String predicted,
    double probability) {

  /** The mistakes that a contestant is surest of; of equally sure ones those that come first. */
  static List<Mistake> surest(
      Task task, String contestant, Judgements judged, List<LabelledTurn> turns, int most) {
    return judged.all().stream()
        .filter(judgement -> !judgement.isRight())
        .sorted(Comparator.comparingDouble((Judgement j) -> -j.answer().confidence()))
        .limit(most)
        .map(
            judgement ->
                new Mistake(
                    task,
                    contestant,
                    turns.get(judgement.turn()),
                    task.classes().get(judgement.gold()),
                    task.classes().get(judgement.answer().predicted()),
                    judgement.answer().confidence()))
        .toList();
  }
}
