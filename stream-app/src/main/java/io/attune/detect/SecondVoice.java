package io.attune.detect;

import io.attune.call.Speaker;
import java.util.function.Consumer;

/** Somebody else on the customer's side begins to speak: their view counts too. */
final class SecondVoice implements Detector {

  /** Words that are more than a greeting from across the room. */
  private static final int WORDS = 4;

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    String speakerId = turn.heard().speakerId();
    if (!turn.isBy(Speaker.CUSTOMER)
        || speakerId.isEmpty()
        || turn.reading().wordCount() < WORDS
        || before.voices().all().size() >= Voice.MOST) {
      return;
    }
    boolean known =
        before.voices().all().stream().anyMatch(voice -> voice.speakerId().equals(speakerId));
    boolean alone = before.voices().all().stream().allMatch(voice -> voice.speakerId().isEmpty());
    if (!known && !alone) {
      found.accept(
          new Finding(
              Category.OPPORTUNITY_STAKEHOLDER,
              "second-voice",
              0.8,
              Evidence.ofMeasure(turn, "second-voice", before.voices().all().size() + 1, 2)));
    }
  }
}
