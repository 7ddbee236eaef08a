package io.attune.detect;

import io.attune.call.Speaker;
import java.util.List;
import java.util.function.Consumer;

/**
 * A caller who spoke in sentences now answers in single words, on a call that is not calm. Short
 * answers alone are good manners.
 */
final class ShorteningReplies implements Detector {

  /** A caller must have used at least this many words a turn at first. */
  private static final double TALKATIVE = 7;

  /** Replies this much shorter than the baseline count, as a share of it. */
  private static final double SHORT = 0.34;

  /** How many replies in a row. */
  private static final int REPLIES = 3;

  /** Tension that must be there already, 0 to 1. */
  private static final double UNEASY = 0.15;

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    Baseline baseline = before.voices().of(turn).baseline();
    if (!turn.isBy(Speaker.CUSTOMER)
        || !baseline.isKnown()
        || baseline.words() < TALKATIVE
        || before.tension().level() < UNEASY) {
      return;
    }
    int words = turn.reading().wordCount();
    int replies = 1;
    List<Turn> recent = before.recent().all();
    for (int i = recent.size() - 1; i >= 0 && replies < REPLIES; i--) {
      if (recent.get(i).isBySameVoiceAs(turn)) {
        words += recent.get(i).reading().wordCount();
        replies++;
      }
    }
    double share = words / (double) replies / baseline.words();
    if (replies == REPLIES && share <= SHORT) {
      found.accept(
          new Finding(
              Category.TENSION_RISING,
              "shortening-replies",
              0.4,
              Evidence.ofMeasure(turn, "shortening-replies", share, SHORT)));
    }
  }
}
