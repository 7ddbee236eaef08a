package io.attune.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an agent does with a turn, as far as the words show it. One turn may hold several. */
public enum AgentMove {
  /** Names what was heard, without judging it. */
  ACKNOWLEDGE,
  /** Accepts that the feeling or concern makes sense. */
  VALIDATE,
  /** Turns to an option. */
  REFRAME,
  /** Asks whether that was right or whether it helps. */
  CHECK,
  OPEN_QUESTION,
  CLOSED_QUESTION,
  /** Sorry for the customer, without taking their view. */
  SYMPATHY,
  /** Sorry for what the agent's own side did. */
  APOLOGY,
  /** Validates or acknowledges, then takes it back with "but" in the same turn. */
  BUT_AFTER_VALIDATION,
  /** Concedes a fact or promises an outcome. */
  CONCESSION,
  /** Says what happens next. */
  NEXT_STEP,
  /** Talk that is not about the business. */
  SMALL_TALK;

  /** The name outside, such as {@code open-question}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The move of a name outside; empty if there is none, as when a newer build wrote it. */
  public static Optional<AgentMove> named(String wireName) {
    return Arrays.stream(values()).filter(move -> move.wireName().equals(wireName)).findFirst();
  }
}
