package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.language.Question;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Closed questions in a row right after a concern that nobody has acknowledged: an interrogation.
 */
final class QuestionBarrage implements Detector {

  private static final Set<AgentMove> BREAKS =
      Set.of(AgentMove.ACKNOWLEDGE, AgentMove.VALIDATE, AgentMove.OPEN_QUESTION);

  private final int questions;

  /**
   * @param questions how many in a row
   */
  QuestionBarrage(int questions) {
    this.questions = questions;
  }

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.AGENT) || turn.reading().question() != Question.CLOSED) {
      return;
    }
    for (Episode concern : before.concerns()) {
      int asked = 1 + inARow(concern, turn, before);
      if (asked >= questions) {
        found.accept(
            new Finding(
                Category.DELIVERY_QUESTION_BARRAGE,
                "closed-questions",
                0.7,
                concern.startMs(),
                Evidence.ofMeasure(turn, "closed-questions", asked, questions)));
        return;
      }
    }
  }

  private static int inARow(Episode concern, Turn turn, Conversation before) {
    if (turn.reading().moves().stream().anyMatch(BREAKS::contains)) {
      return Integer.MIN_VALUE / 2;
    }
    int asked = 0;
    List<Turn> recent = before.recent().all();
    for (int i = recent.size() - 1; i >= 0; i--) {
      Turn earlier = recent.get(i);
      if (earlier.endMs() <= concern.startMs()) {
        break;
      } else if (earlier.isBy(Speaker.AGENT)) {
        if (earlier.reading().moves().stream().anyMatch(BREAKS::contains)) {
          break;
        }
        asked += earlier.reading().question() == Question.CLOSED ? 1 : 0;
      }
    }
    return asked;
  }
}
