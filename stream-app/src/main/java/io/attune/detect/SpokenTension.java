package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.PhraseHit;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tension in the customer's own words: a voiced upset, a call for a manager, a threat to leave,
 * abuse, "I already told you".
 */
final class SpokenTension implements Detector {

  private record Sign(Category category, String driver, double strength) {}

  private static final Map<String, Sign> SIGNS =
      Map.of(
          "tension.upset", new Sign(Category.TENSION_RISING, "upset-words", 0.7),
          "tension.escalation-request",
              new Sign(Category.TENSION_ESCALATION_REQUEST, "escalation-request", 0.9),
          "tension.repeated-request",
              new Sign(Category.TENSION_REPEATED_REQUEST, "repeated-request", 0.8),
          "tension.churn-threat", new Sign(Category.TENSION_CHURN_THREAT, "churn-threat", 0.9),
          "tension.abuse", new Sign(Category.TENSION_ABUSE, "abuse", 0.9));

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.CUSTOMER)) {
      return;
    }
    for (PhraseHit hit : turn.reading().phrases()) {
      Sign sign = SIGNS.get(hit.label());
      if (sign != null) {
        found.accept(
            new Finding(
                sign.category,
                sign.driver,
                sign.strength * turn.heard().confidence(),
                Evidence.ofWords(turn, hit.fromWord(), hit.toWord(), sign.driver)));
      }
    }
  }
}
