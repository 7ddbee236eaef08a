package io.attune.detect;

import java.util.Optional;

/**
 * The steps of empathy that the agent has taken on one concern, each with the media time at which
 * it was first seen, or -1. Observe, acknowledge, validate, reframe, check: only the missing next
 * one is ever cued.
 *
 * @param acknowledgedMs the agent named what was heard
 * @param validatedMs the agent accepted that the concern makes sense
 * @param reframedMs the agent turned to an option, or answered
 * @param checkedMs the agent asked whether that was right
 */
public record Ladder(long acknowledgedMs, long validatedMs, long reframedMs, long checkedMs) {

  /** No step taken. */
  public static final Ladder NONE = new Ladder(-1, -1, -1, -1);

  /** The steps of the ladder that an agent can be asked to take. */
  public enum Step {
    ACKNOWLEDGE,
    VALIDATE,
    REFRAME,
    CHECK,
    /** Nothing is missing. */
    DONE;

    /** The step that a category is about; empty for one that is about none in particular. */
    public static Optional<Step> askedBy(Category category) {
      return switch (category) {
        case EMPATHY_ACKNOWLEDGE -> Optional.of(ACKNOWLEDGE);
        case EMPATHY_VALIDATE -> Optional.of(VALIDATE);
        case EMPATHY_REFRAME -> Optional.of(REFRAME);
        case EMPATHY_CHECK -> Optional.of(CHECK);
        default -> Optional.empty();
      };
    }

    /** The name on the wire and in playbooks. */
    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The first step not taken. An agent who validates has acknowledged as well. */
  public Step missing() {
    if (acknowledgedMs < 0) {
      return Step.ACKNOWLEDGE;
    } else if (validatedMs < 0) {
      return Step.VALIDATE;
    } else if (reframedMs < 0) {
      return Step.REFRAME;
    }
    return checkedMs < 0 ? Step.CHECK : Step.DONE;
  }

  /** Whether the agent has acknowledged the concern. */
  public boolean isAcknowledged() {
    return acknowledgedMs >= 0;
  }

  /** Whether the agent has answered it. */
  public boolean isAnswered() {
    return reframedMs >= 0;
  }

  Ladder with(Step step, long atMs) {
    return switch (step) {
      case ACKNOWLEDGE ->
          new Ladder(first(acknowledgedMs, atMs), validatedMs, reframedMs, checkedMs);
      case VALIDATE ->
          new Ladder(first(acknowledgedMs, atMs), first(validatedMs, atMs), reframedMs, checkedMs);
      case REFRAME -> new Ladder(acknowledgedMs, validatedMs, first(reframedMs, atMs), checkedMs);
      case CHECK -> new Ladder(acknowledgedMs, validatedMs, reframedMs, first(checkedMs, atMs));
      case DONE -> this;
    };
  }

  private static long first(long known, long atMs) {
    return known >= 0 ? known : atMs;
  }
}
