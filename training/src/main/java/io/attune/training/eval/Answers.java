package io.attune.training.eval;

import io.attune.language.Polarity;
import io.attune.language.TextReading;
import io.attune.training.figures.Answer;
import java.util.Collections;
import java.util.List;

/** What a reading answers to a task. The one place that knows which figure of a reading counts. */
final class Answers {
  /** Pushback from which a turn counts as resisting, 0 to 1. */
  private static final double RESISTS = 0.5;

  /** How steeply probability follows valence; chosen, not fitted. */
  private static final double STEEPNESS = 4;

  private Answers() {}

  static Answer of(Task task, TextReading reading) {
    return switch (task.aspect()) {
      case SENTIMENT -> ofValence(reading.sentiment(), Polarity.CLEAR);
      case PUSHBACK -> yesNo(reading.pushback());
      case ABUSE -> yesNo(reading.has("tension.abuse") ? 1 : 0);
      case OBJECTION -> objection(reading);
      case MOVES -> yesNo(Collections.disjoint(reading.moves(), task.moves()) ? 0 : 1);
    };
  }

  /**
   * Probabilities of a valence that has none: those of an ordered choice between negative, neutral
   * and positive, in which two neighbours are equally likely at the cut, so the likeliest is what
   * the cut says.
   *
   * @param valence -1 to +1
   * @param cut from which a valence is clearly one or the other
   */
  static Answer ofValence(double valence, double cut) {
    double negative = Math.exp(-STEEPNESS * valence);
    double neutral = Math.exp(STEEPNESS * cut);
    double positive = Math.exp(STEEPNESS * valence);
    double all = negative + neutral + positive;
    int predicted = valence <= -cut ? Task.NEGATIVE : valence >= cut ? Task.POSITIVE : Task.NEUTRAL;
    return new Answer(predicted, negative / all, neutral / all, positive / all);
  }

  private static Answer yesNo(double yes) {
    return new Answer(yes >= RESISTS ? Task.YES : Task.NO, yes, 1 - yes);
  }

  /** The category named most often, the first of several. */
  private static Answer objection(TextReading reading) {
    List<String> categories = ResistanceTypes.CATEGORIES;
    int predicted = categories.size() - 1;
    int most = 0;
    for (int i = 0; i < categories.size(); i++) {
      int named = reading.count("objection." + categories.get(i));
      if (named > most) {
        most = named;
        predicted = i;
      }
    }
    double[] certain = new double[categories.size()];
    certain[predicted] = 1;
    return new Answer(predicted, certain);
  }
}
