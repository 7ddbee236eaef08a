package io.attune.training.eval;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import com.vader.sentiment.util.ScoreType;
import io.attune.training.eval.Task.Aspect;
import io.attune.training.figures.Answer;
import io.attune.training.labelled.LabelledTurn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * The baseline for sentiment that everybody knows: a lexicon and rules (Hutto and Gilbert, VADER,
 * ICWSM 2014), as published, with its usual cuts. It reads a turn alone.
 */
final class Vader implements Contestant {
  static final String NAME = "VADER";

  /** The compound score from which VADER's authors call a text negative or positive. */
  static final double CUT = 0.05;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean answers(Task task) {
    return task.aspect() == Aspect.SENTIMENT;
  }

  @Override
  public List<Answer> answer(Path file, LabelledTurn turn, List<Task> tasks) {
    return Collections.nCopies(tasks.size(), Answers.ofValence(compound(turn.text()), CUT));
  }

  /** VADER's compound score of a text, -1 to +1; 0 where no word carries any. */
  static double compound(String text) {
    try {
      SentimentAnalyzer analyzer = new SentimentAnalyzer(text);
      analyzer.analyze();
      return analyzer.getPolarity().get(ScoreType.COMPOUND);
    } catch (IOException e) {
      throw new UncheckedIOException("VADER cannot read from memory", e);
    }
  }
}
