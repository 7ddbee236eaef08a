package io.attune.detect;

import io.attune.call.Speaker;
import java.util.function.Consumer;

/**
 * The caller's mood falls below where it began. Judged against their own baseline, and only on a
 * turn that is itself negative.
 */
final class SentimentDrop implements Detector {

  /** Turns of the mood, decayed, that must have been heard before: one sentence is no trend. */
  private static final double HEARD = 0.4;

  /** A turn milder than this does not count as negative. */
  private static final double NEGATIVE = -0.25;

  private final double drop;

  /**
   * @param drop fall below the baseline that counts, on the scale -1 to +1
   */
  SentimentDrop(double drop) {
    this.drop = drop;
  }

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.CUSTOMER)
        || turn.reading().sentiment() > NEGATIVE
        || before.voices().of(turn).mood().weight() < HEARD) {
      return;
    }
    Voice voice = before.voices().of(turn);
    // A caller who rings up angry has an angry baseline; until it is known, and never above it,
    // neutral is what counts.
    double normal = voice.baseline().isKnown() ? Math.min(0, voice.baseline().sentiment()) : 0;
    double fall = normal - voice.mood().after(turn).value();
    if (fall >= drop) {
      double strength = Math.min(1, 0.4 + (fall - drop)) * turn.reading().sentimentConfidence();
      found.accept(
          new Finding(
              Category.TENSION_RISING,
              "sentiment-drop",
              strength,
              Evidence.ofSentiment(turn, "sentiment-drop", fall, drop, -1)));
    }
  }
}
