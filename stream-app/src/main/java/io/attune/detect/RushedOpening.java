package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.language.PhraseHit;
import java.util.function.Consumer;

/**
 * An offer or a price in the first moments of a call, without a word of rapport before it, from an
 * agent whom nobody asked.
 */
final class RushedOpening implements Detector {
  /** A customer who has said more than this has set the topic, or asked for the price. */
  private static final int GREETING_WORDS = 6;

  private final long rapportMs;

  /**
   * @param rapportMs how long the first moments are, in milliseconds
   */
  RushedOpening(long rapportMs) {
    this.rapportMs = rapportMs;
  }

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.AGENT)
        || turn.startMs() >= rapportMs
        || before.context().isChat()
        || before.customer().words() > GREETING_WORDS
        || before.journey().moves().containsKey(AgentMove.SMALL_TALK)
        || turn.reading().moves().contains(AgentMove.SMALL_TALK)) {
      return;
    }
    for (PhraseHit hit : turn.reading().phrases()) {
      if (hit.label().equals("agent.price") || hit.label().equals("agent.offer")) {
        found.accept(
            new Finding(
                Category.DELIVERY_RUSHED_OPENING,
                "business-first",
                0.6,
                Evidence.ofWords(turn, hit.fromWord(), hit.toWord(), "business-first")));
        return;
      }
    }
  }
}
