package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.language.PhraseHit;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sorry was said about a concern and nothing else: no perspective taken, no question, no next step.
 * Known only when the customer has the floor again, since the rest may follow in the same breath.
 */
final class SympathyOnly implements Detector {

  private static final Set<AgentMove> MORE =
      Set.of(
          AgentMove.ACKNOWLEDGE,
          AgentMove.VALIDATE,
          AgentMove.REFRAME,
          AgentMove.NEXT_STEP,
          AgentMove.CHECK,
          AgentMove.OPEN_QUESTION,
          AgentMove.CLOSED_QUESTION);

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.CUSTOMER) || !turn.takesTheFloor()) {
      return;
    }
    for (Episode concern : before.concerns()) {
      if (concern.ladder().isAcknowledged()) {
        continue;
      }
      List<Go> goes = Go.since(concern.startMs(), before.recent());
      if (goes.isEmpty()) {
        continue;
      }
      Go go = goes.get(goes.size() - 1);
      boolean sorry = go.makes(AgentMove.SYMPATHY) || go.makes(AgentMove.APOLOGY);
      boolean raisedBefore = go.first().startMs() >= concern.startMs();
      if (sorry && raisedBefore && !go.makesAnyOf(MORE)) {
        found.accept(
            new Finding(
                Category.EMPATHY_SYMPATHY_ONLY, "sympathy", 0.7, go.first().startMs(), words(go)));
        return;
      }
    }
  }

  private static Evidence words(Go go) {
    for (Turn turn : go.turns()) {
      for (PhraseHit hit : turn.reading().phrases()) {
        if (hit.label().equals("move.sympathy") || hit.label().equals("move.apology")) {
          return Evidence.ofWords(turn, hit.fromWord(), hit.toWord(), "sympathy");
        }
      }
    }
    return Evidence.ofMeasure(go.first(), "sympathy", Double.NaN, Double.NaN);
  }
}
