package io.attune.detect;

import io.attune.call.Speaker;
import java.util.function.Consumer;

/** The agent speaks much faster than is their own habit on this call. */
final class FastPace implements Detector {

  /** Turns of the agent that make a habit. */
  private static final int HABIT_TURNS = 5;

  /** A shorter turn has no pace to speak of. */
  private static final int WORDS = 15;

  private final double times;

  /**
   * @param times the habit, as a multiple
   */
  FastPace(double times) {
    this.times = times;
  }

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.AGENT)
        || before.context().isChat()
        || before.agent().turns() < HABIT_TURNS
        || before.pace() == 0
        || turn.reading().wordCount() < WORDS) {
      return;
    }
    double observed = turn.wordsPerMinute() / before.pace();
    if (observed >= times) {
      found.accept(
          new Finding(
              Category.DELIVERY_FAST_PACE,
              "pace-to-habit",
              0.6,
              Evidence.ofMeasure(turn, "pace-to-habit", observed, times)));
    }
  }
}
