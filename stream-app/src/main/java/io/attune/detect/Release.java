package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.PhraseHit;
import java.util.function.Consumer;

/** The customer eases: says so, or speaks kindly on a call that was tense. */
final class Release implements Detector {

  /** Sentiment that counts as kind, -1 to +1. */
  private static final double KIND = 0.35;

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.CUSTOMER)) {
      return;
    }
    for (PhraseHit hit : turn.reading().phrases()) {
      if (hit.label().equals("tension.release")) {
        found.accept(
            new Finding(
                Category.TENSION_RELEASED,
                "release-words",
                0.8 * turn.heard().confidence(),
                Evidence.ofWords(turn, hit.fromWord(), hit.toWord(), "release-words")));
        return;
      }
    }
    if (turn.reading().sentiment() >= KIND) {
      found.accept(
          new Finding(
              Category.TENSION_RELEASED,
              "kind-words",
              0.6 * turn.reading().sentimentConfidence(),
              Evidence.ofSentiment(turn, "kind-words", turn.reading().sentiment(), KIND, 1)));
    }
  }
}
