package io.attune.training.eval;

import io.attune.call.Speaker;
import io.attune.language.TextContext;
import io.attune.language.TextReading;
import io.attune.language.TextScorer;
import io.attune.language.Utterance;
import io.attune.training.figures.Answer;
import io.attune.training.labelled.LabelledTurn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A language tier of the product.
 *
 * @param name what the report calls it
 * @param scorers who reads which dialogue
 */
record Tier(String name, Scorers scorers) implements Contestant {

  @Override
  public boolean answers(Task task) {
    return true;
  }

  @Override
  public List<Answer> answer(Path file, LabelledTurn turn, List<Task> tasks) {
    Map<Speaker, TextReading> readings = new EnumMap<>(Speaker.class);
    List<Answer> answers = new ArrayList<>(tasks.size());
    for (Task task : tasks) {
      TextReading reading = readings.computeIfAbsent(task.readAs(), side -> read(file, turn, side));
      answers.add(Answers.of(task, reading));
    }
    return answers;
  }

  private TextReading read(Path file, LabelledTurn turn, Speaker side) {
    TextScorer scorer = scorers.of(file, turn.dialogue());
    return scorer.score(
        new Utterance(turn.text(), side, confidence(turn)), new TextContext(turn.previous()));
  }

  private static double[] confidence(LabelledTurn turn) {
    return turn.wordConfidence().isEmpty()
        ? null
        : turn.wordConfidence().stream().mapToDouble(c -> c).toArray();
  }
}
