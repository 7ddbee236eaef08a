package io.attune.playbook.yaml;

import io.attune.call.Speaker;
import io.attune.detect.Category;
import io.attune.detect.Kind;
import io.attune.language.AgentMove;
import io.attune.language.TextReading;
import java.util.List;
import java.util.Optional;

/**
 * How a category shows in the words of a single turn. The others are measured or counted: no
 * sentence alone can mean them.
 *
 * @param speaker who says it
 * @param labels the phrases that tell, any of them
 * @param move what the agent must be doing besides; null if nothing
 */
record SpokenCategory(Speaker speaker, List<String> labels, AgentMove move) {

  /** How a category is heard in words; nothing if it is not. */
  static Optional<SpokenCategory> of(Category category) {
    return switch (category) {
      case TENSION_RISING -> customer("tension.upset");
      case TENSION_RELEASED -> customer("tension.release");
      case OPPORTUNITY_MOTIVATION ->
          customer(
              "opportunity.motivation",
              "opportunity.motivation-emotional",
              "opportunity.motivation-social");
      case EMPATHY_SYMPATHY_ONLY -> agent(null, "move.sympathy");
      case EMPATHY_HOLLOW -> agent(null, "agent.stock-empathy");
      case EMPATHY_CONCESSION -> agent(null, "move.concession");
      case EMPATHY_BUT_AFTER_VALIDATION ->
          agent(
              AgentMove.BUT_AFTER_VALIDATION, "move.validate", "move.acknowledge", "move.sympathy");
      case OBJECTION_DEADLOCK -> Optional.empty();
      default ->
          isNamedAlike(category.kind())
              ? customer(category.kind().wireName() + "." + category.wireName())
              : Optional.empty();
    };
  }

  /** Whether the phrases of a kind have the names of its categories. */
  private static boolean isNamedAlike(Kind kind) {
    return kind == Kind.TENSION || kind == Kind.OBJECTION || kind == Kind.OPPORTUNITY;
  }

  /** Whether a turn's words show it. */
  boolean isIn(TextReading reading) {
    return move == null ? labels.stream().anyMatch(reading::has) : reading.moves().contains(move);
  }

  private static Optional<SpokenCategory> customer(String... labels) {
    return Optional.of(new SpokenCategory(Speaker.CUSTOMER, List.of(labels), null));
  }

  private static Optional<SpokenCategory> agent(AgentMove move, String... labels) {
    return Optional.of(new SpokenCategory(Speaker.AGENT, List.of(labels), move));
  }
}
