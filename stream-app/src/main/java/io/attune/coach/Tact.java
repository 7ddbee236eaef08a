package io.attune.coach;

import io.attune.detect.Category;
import io.attune.detect.Conversation;
import io.attune.detect.Episode;
import io.attune.detect.Kind;
import io.attune.detect.Ladder;
import io.attune.playbook.Severity;
import java.util.stream.Stream;

/**
 * Knows which agent does without which cue. Whoever has met a concern well on this call is trusted
 * to meet the next: they are told only of what they miss, and so are experts on every call.
 *
 * <p>Cues of low severity are worth a glance when nothing else is going on. Unless the agent is a
 * novice there are at most two of them in a call, and none about delivery or an opportunity while
 * the customer has a concern that nobody has acknowledged.
 */
final class Tact {

  /** A concern acknowledged within this time was met promptly, in milliseconds. */
  private static final long PROMPT_MS = 25_000;

  /** Most cues of low severity in one call. */
  private static final int LOW_CUES = 2;

  private Tact() {}

  /**
   * @param lowShown cues of low severity that the agent has seen on this call
   */
  static boolean withholds(Candidate candidate, Situation situation, long lowShown) {
    if (candidate.rule().isUrgent()) {
      return false;
    }
    return switch (situation.level()) {
      case NOVICE -> false;
      case REGULAR ->
          (isForeseen(candidate) && isTrusted(candidate, situation.conversation()))
              || (candidate.rule().severity() == Severity.LOW
                  && (lowShown >= LOW_CUES || isUntimely(candidate, situation.conversation())));
      case EXPERT ->
          isForeseen(candidate) || candidate.rule().severity().compareTo(Severity.HIGH) < 0;
      case MUTED -> true;
    };
  }

  /**
   * Whether it is about what the customer has just done, so that the agent may yet meet it unaided.
   */
  private static boolean isForeseen(Candidate candidate) {
    return switch (candidate.rule().category()) {
      case TENSION_RELEASED, CONTEXT_BRIEF -> true;
      case OBJECTION_UNSAID, OBJECTION_DEADLOCK -> false;
      default ->
          switch (candidate.rule().category().kind()) {
            // The next step of an agent who is climbing is not missing either: that would be
            // EMPATHY.
            case TENSION, OBJECTION -> candidate.level() == 1;
            case OPPORTUNITY -> true;
            case SILENCE, EMPATHY, DELIVERY, CONTEXT -> false;
          };
    };
  }

  /** Whether it would speak of something else while a concern waits to be acknowledged. */
  private static boolean isUntimely(Candidate candidate, Conversation conversation) {
    Kind kind = candidate.rule().category().kind();
    return (kind == Kind.DELIVERY || kind == Kind.OPPORTUNITY)
        && conversation.concerns().stream().anyMatch(c -> !c.ladder().isAcknowledged());
  }

  private static boolean isTrusted(Candidate candidate, Conversation conversation) {
    boolean brief = candidate.rule().category() == Category.CONTEXT_BRIEF;
    return !brief
        && Stream.concat(conversation.finished().stream(), conversation.open().stream())
            .filter(Episode::isConcern)
            .anyMatch(Tact::wasMetWell);
  }

  private static boolean wasMetWell(Episode concern) {
    Ladder ladder = concern.ladder();
    return ladder.isAcknowledged()
        && ladder.acknowledgedMs() - concern.startMs() <= PROMPT_MS
        && (ladder.validatedMs() >= 0 || ladder.isAnswered());
  }
}
