package io.attune.detect;

import io.attune.call.Speaker;
import java.util.List;
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
    for (Turn customer : before.recent().endedAfter(turn.startMs())) {
      if (isTalkedOver(customer, turn)) {
        Evidence overlap =
            Evidence.ofMeasure(turn, "overtalk", turn.overlapMs(customer), overtalkMs);
        found.accept(new Finding(Category.TENSION_RISING, "overtalk", 0.4, overlap));
        if (takesFloor(customer, turn) && matters(customer, before)) {
          found.accept(new Finding(Category.DELIVERY_OVERTALK, "overtalk", 0.8, overlap));
        }
        return;
      }
    }
  }

  private boolean isTalkedOver(Turn customer, Turn turn) {
    return customer.isBy(Speaker.CUSTOMER)
        && turn.startMs() > customer.startMs()
        && turn.overlapMs(customer) >= overtalkMs;
  }

  private static boolean takesFloor(Turn customer, Turn turn) {
    return turn.takesTheFloor() && turn.endMs() > customer.endMs();
  }

  /**
   * Lively talk overlaps; what the agent is told about is talking over a concern, or over the same
   * customer again.
   */
  private boolean matters(Turn customer, Conversation before) {
    if (before.hasConcerns()) {
      return true;
    }
    List<Turn> recent = before.recent().all();
    return recent.stream()
        .filter(agent -> agent.isBy(Speaker.AGENT) && agent.takesTheFloor())
        .anyMatch(
            agent ->
                recent.stream().anyMatch(other -> other != customer && isTalkedOver(other, agent)));
  }
}
