package io.attune.detect;

import io.attune.call.Speaker;
import java.util.function.Consumer;

/**
 * The agent starts while the customer is speaking and keeps the floor. A backchannel ("mm-hm") ends
 * first and is good listening.
 */
final class Overtalk implements Detector {

  private final long overtalkMs;

  /**
   * @param overtalkMs shared speech that counts, in milliseconds
   */
  Overtalk(long overtalkMs) {
    this.overtalkMs = overtalkMs;
  }

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.AGENT)) {
      return;
    }
    for (Turn customer : before.recent().all()) {
      if (customer.isBy(Speaker.CUSTOMER)
          && turn.startMs() > customer.startMs()
          && turn.overlapMs(customer) >= overtalkMs) {
        found.accept(
            new Finding(
                Category.TENSION_RISING,
                "overtalk",
                0.4,
                Evidence.ofMeasure(turn, "overtalk", turn.overlapMs(customer), overtalkMs)));
        return;
      }
    }
  }
}
