package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.language.PhraseHit;
import java.util.Map;
import java.util.function.Consumer;

/** An opening in so many words; not in a turn that objects, which comes first. */
final class StatedOpportunity implements Detector {

  private static final Map<String, Category> OPENINGS =
      Map.of(
          "opportunity.buying-signal", Category.OPPORTUNITY_BUYING_SIGNAL,
          "opportunity.stakeholder", Category.OPPORTUNITY_STAKEHOLDER,
          "opportunity.next-step", Category.OPPORTUNITY_NEXT_STEP);

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.CUSTOMER)
        || turn.reading().count("objection.") > 0
        || turn.reading().count("tension.") > turn.reading().count("tension.release")) {
      return;
    }
    for (PhraseHit hit : turn.reading().phrases()) {
      Category category = OPENINGS.get(hit.label());
      if (category != null && !isAgreed(category, before)) {
        found.accept(
            new Finding(
                category,
                category.wireName(),
                0.7 * turn.heard().confidence(),
                Evidence.ofWords(turn, hit.fromWord(), hit.toWord(), "phrase")));
      }
    }
  }

  /** A customer who names the step that the agent has proposed gives no opening: it is agreed. */
  private static boolean isAgreed(Category category, Conversation before) {
    return category == Category.OPPORTUNITY_NEXT_STEP
        && before.recent().all().stream()
            .anyMatch(
                turn ->
                    turn.isBy(Speaker.AGENT)
                        && turn.reading().moves().contains(AgentMove.NEXT_STEP));
  }
}
