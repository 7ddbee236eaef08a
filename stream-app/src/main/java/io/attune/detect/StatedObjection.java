package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.PhraseHit;
import java.util.function.Consumer;

/** An objection in so many words: the customer says what keeps them. */
final class StatedObjection implements Detector {

  private static final String LABEL = "objection.";

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.CUSTOMER)) {
      return;
    }
    for (PhraseHit hit : turn.reading().phrases()) {
      if (hit.label().startsWith(LABEL)) {
        String name = hit.label().substring(LABEL.length());
        Category.of("objection", name)
            .ifPresent(
                category ->
                    found.accept(
                        new Finding(
                            category,
                            "stated",
                            0.85 * turn.heard().confidence(),
                            Evidence.ofWords(turn, hit.fromWord(), hit.toWord(), "phrase"))));
      }
    }
  }
}
