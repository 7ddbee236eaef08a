package io.attune.training.eval;

import io.attune.language.AgentMove;
import io.attune.language.Likelihoods;
import io.attune.language.Polarity;
import io.attune.language.TextReading;
import io.attune.training.figures.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What a reading answers to a task. The one place that knows which figure of a reading counts. */
final class Answers {
  /** From here on a turn counts as resisting, or as abuse, 0 to 1. */
  private static final double LIKELY = 0.5;

  private Answers() {}

  static Answer of(Task task, TextReading reading) {
    Likelihoods likely = reading.likelihoods();
    return switch (task.aspect()) {
      case SENTIMENT ->
          new Answer(
              polarity(reading.sentiment(), Polarity.CLEAR),
              likely.negative(),
              likely.neutral(),
              likely.positive());
      case PUSHBACK -> yesNo(reading.pushback() >= LIKELY, likely.pushback());
      case ABUSE -> yesNo(reading.abuse() >= LIKELY, likely.abuse());
      case OBJECTION -> objection(reading);
      case MOVES -> moves(task.moves(), reading);
    };
  }

  private static int polarity(double valence, double cut) {
    return valence <= -cut ? Task.NEGATIVE : valence >= cut ? Task.POSITIVE : Task.NEUTRAL;
  }

  /** Any of some moves; one that only rules know is certain or not there. */
  private static Answer moves(Set<AgentMove> any, TextReading reading) {
    double yes = 0;
    for (AgentMove move : any) {
      double ruled = reading.moves().contains(move) ? 1 : 0;
      yes = Math.max(yes, reading.likelihoods().moves().getOrDefault(move, ruled));
    }
    return yesNo(!Collections.disjoint(reading.moves(), any), yes);
  }

  /**
   * The answer of a valence that has no probabilities, see {@link Likelihoods#ofValence}.
   *
   * @param valence -1 to +1
   * @param cut from which a valence is clearly one or the other
   */
  static Answer ofValence(double valence, double cut) {
    Likelihoods likely = Likelihoods.ofValence(valence, cut);
    return new Answer(
        polarity(valence, cut), likely.negative(), likely.neutral(), likely.positive());
  }

  private static Answer yesNo(boolean predicted, double yes) {
    return new Answer(predicted ? Task.YES : Task.NO, yes, 1 - yes);
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
