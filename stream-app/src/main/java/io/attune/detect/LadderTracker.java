package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import java.util.Set;

/** Sees which step of the empathy ladder an agent's turn takes, on every concern that is open. */
final class LadderTracker {

  /** Content words that the agent must share with the customer's turn to have named the concern. */
  private static final int ECHO_WORDS = 2;

  /**
   * An agent's turn of at least this many words, after the acknowledgement, is taken for an answer.
   */
  private static final int ANSWER_WORDS = 12;

  void hear(Turn turn, Conversation before, EpisodeChanges episodes) {
    if (turn.isBy(Speaker.AGENT)) {
      episodes.update(Kind.TENSION, e -> climb(e, turn, before));
      episodes.update(Kind.OBJECTION, e -> climb(e, turn, before));
    }
  }

  private static Episode climb(Episode concern, Turn turn, Conversation before) {
    if (turn.endMs() <= concern.startMs()) {
      return concern;
    }
    Set<AgentMove> moves = turn.reading().moves();
    Episode next = concern;
    boolean wasAcknowledged = concern.ladder().isAcknowledged();
    if (moves.contains(AgentMove.ACKNOWLEDGE) || echoes(concern, turn, before)) {
      next = next.withStep(Ladder.Step.ACKNOWLEDGE, turn.endMs());
    }
    if (moves.contains(AgentMove.VALIDATE)) {
      next = next.withStep(Ladder.Step.VALIDATE, turn.endMs());
    }
    boolean answers = wasAcknowledged && turn.reading().wordCount() >= ANSWER_WORDS;
    if (moves.contains(AgentMove.REFRAME) || moves.contains(AgentMove.NEXT_STEP) || answers) {
      next = next.withStep(Ladder.Step.REFRAME, turn.endMs());
    }
    if (moves.contains(AgentMove.CHECK)) {
      next = next.withStep(Ladder.Step.CHECK, turn.endMs());
    }
    return next;
  }

  /**
   * Whether the agent reuses the customer's own words, measured against the turns that raised the
   * concern.
   */
  private static boolean echoes(Episode concern, Turn turn, Conversation before) {
    for (Driver driver : concern.drivers()) {
      Turn raised = before.recent().find(driver.evidence().segmentId()).orElse(null);
      if (raised == null || !raised.isBy(Speaker.CUSTOMER)) {
        continue;
      }
      int shared = 0;
      for (String word : turn.reading().contentWords()) {
        if (raised.reading().contentWords().contains(word)) {
          shared++;
        }
      }
      if (shared >= ECHO_WORDS) {
        return true;
      }
    }
    return false;
  }
}
