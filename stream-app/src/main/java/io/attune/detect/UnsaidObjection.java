package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.Question;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The objection nobody said: after a long pitch the customer answers in single words, three times
 * running, and commits to nothing. A pitch names a price, an offer or a feature: whoever is read a
 * telephone number answers in single words as well. A hedge that is spoken ("let me think about
 * it") is a phrase of the playbook and found by {@link StatedObjection}.
 */
final class UnsaidObjection implements Detector {

  private static final Set<String> PITCH = Set.of("agent.price", "agent.offer", "agent.feature");

  private static final int REPLIES = 3;

  /** A reply with more words than this says something. */
  private static final int SHORT_WORDS = 3;

  /** How far back the pitch may reach, in milliseconds. */
  private static final long REACH_MS = 60_000;

  /** A reply that commits this much, 0 to 1, is an answer. */
  private static final double COMMITS = 0.6;

  private final long pitchMs;

  /**
   * @param pitchMs agent talk within the last minute that makes a pitch, in milliseconds
   */
  UnsaidObjection(long pitchMs) {
    this.pitchMs = pitchMs;
  }

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.CUSTOMER) || !isNonCommittal(turn)) {
      return;
    }
    int replies = 1;
    long agentTalkMs = 0;
    boolean agentBetween = false;
    boolean pitched = false;
    List<Turn> recent = before.recent().all();
    for (int i = recent.size() - 1; i >= 0; i--) {
      Turn earlier = recent.get(i);
      if (turn.endMs() - earlier.endMs() > REACH_MS) {
        break;
      }
      if (earlier.isBy(Speaker.AGENT)) {
        if (earlier.reading().question() == Question.CLOSED && replies < REPLIES) {
          return; // whoever is asked for a yes or a number answers in single words
        }
        agentTalkMs += earlier.heard().durationMs();
        agentBetween = true;
        pitched |= PITCH.stream().anyMatch(earlier.reading()::has);
      } else if (earlier.isBy(Speaker.CUSTOMER) && replies < REPLIES) {
        if (!isNonCommittal(earlier) || !agentBetween) {
          return;
        }
        replies++;
        agentBetween = false;
      }
    }
    if (replies == REPLIES && pitched && agentTalkMs >= pitchMs) {
      found.accept(
          new Finding(
              Category.OBJECTION_UNSAID,
              "one-word-answers",
              0.6,
              Evidence.ofMeasure(turn, "one-word-answers", agentTalkMs, pitchMs)));
    }
  }

  /** Short, and neither a yes nor glad. */
  private static boolean isNonCommittal(Turn turn) {
    return turn.reading().wordCount() <= SHORT_WORDS
        && turn.reading().commitment() < COMMITS
        && turn.reading().sentiment() < 0.3;
  }
}
