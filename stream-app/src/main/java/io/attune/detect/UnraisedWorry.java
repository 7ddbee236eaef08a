package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.PhraseHit;
import java.util.function.Consumer;

/**
 * A worry that was known before the first word has not come up by the time of the offer. Raising it
 * oneself is better than leaving it to be thought.
 */
final class UnraisedWorry implements Detector {
  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.AGENT) || before.context().knownWorries().isEmpty()) {
      return;
    }
    for (PhraseHit hit : turn.reading().phrases()) {
      if (hit.label().equals("agent.offer") || hit.label().equals("agent.price")) {
        before.context().knownWorries().stream()
            .filter(worry -> !isRaised(worry, before))
            .findFirst()
            .ifPresent(worry -> found.accept(finding(worry, turn)));
        return;
      }
    }
  }

  private static boolean isRaised(String worry, Conversation before) {
    return Category.of("objection", worry)
        .map(
            category ->
                before.open().stream().anyMatch(e -> e.category() == category)
                    || before.finished().stream().anyMatch(e -> e.category() == category))
        .orElse(true);
  }

  /** One worry is mentioned once, at the first offer. */
  private static Finding finding(String worry, Turn turn) {
    Evidence evidence =
        new Evidence(
            turn.segmentId(),
            Speaker.OTHER,
            turn.startMs(),
            turn.endMs(),
            0,
            0,
            worry,
            "known-worry",
            Double.NaN,
            Double.NaN);
    return new Finding(Category.CONTEXT_KNOWN_WORRY, "known-worry", 0.8, 0, evidence);
  }
}
