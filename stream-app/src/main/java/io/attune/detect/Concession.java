package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.PhraseHit;
import java.util.function.Consumer;

/**
 * The agent concedes a fact or promises an outcome while a concern is open: empathy accepts the
 * feeling, and facts and promises only where they are known to hold.
 */
final class Concession implements Detector {
  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.AGENT) || !before.hasConcerns()) {
      return;
    }
    for (PhraseHit hit : turn.reading().phrases()) {
      if (hit.label().equals("move.concession")) {
        found.accept(
            new Finding(
                Category.EMPATHY_CONCESSION,
                "concession",
                0.7 * turn.heard().confidence(),
                Evidence.ofWords(turn, hit.fromWord(), hit.toWord(), "concession")));
        return;
      }
    }
  }
}
