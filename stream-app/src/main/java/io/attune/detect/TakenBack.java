package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.language.PhraseHit;
import java.util.Set;
import java.util.function.Consumer;

/** A validation that "but" takes back in the same turn, with a concern on the table. */
final class TakenBack implements Detector {

  private static final Set<String> GIVEN =
      Set.of("move.validate", "move.acknowledge", "move.sympathy");

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.AGENT)
        || !before.hasConcerns()
        || !turn.reading().moves().contains(AgentMove.BUT_AFTER_VALIDATION)) {
      return;
    }
    for (PhraseHit hit : turn.reading().phrases()) {
      if (GIVEN.contains(hit.label())) {
        found.accept(
            new Finding(
                Category.EMPATHY_BUT_AFTER_VALIDATION,
                "but-after-validation",
                0.75,
                Evidence.ofWords(turn, hit.fromWord(), hit.toWord(), "but-after-validation")));
        return;
      }
    }
  }
}
