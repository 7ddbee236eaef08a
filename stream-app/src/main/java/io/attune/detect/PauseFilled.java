package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.language.Question;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The agent answers a hard statement at once, and not to acknowledge it: a pause would have let the
 * customer go on.
 */
final class PauseFilled implements Detector {

  /** A concern this clear is a hard statement, 0 to 1. */
  private static final double HARD = 0.6;

  private final long pauseMs;

  /**
   * @param pauseMs an answer sooner than this counts, in milliseconds
   */
  PauseFilled(long pauseMs) {
    this.pauseMs = pauseMs;
  }

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    Optional<Turn> hard = before.recent().lastNotBy(Speaker.AGENT);
    if (!turn.isBy(Speaker.AGENT)
        || before.context().isChat()
        || !turn.takesTheFloor()
        || turn.reading().question() == Question.OPEN
        || hard.isEmpty()
        || isHeard(turn)) {
      return;
    }
    long gapMs = turn.startMs() - hard.get().endMs();
    boolean raisedJustNow =
        before.concerns().stream()
            .anyMatch(c -> c.lastRaisedMs() == hard.get().endMs() && c.intensity() >= HARD);
    boolean answersIt = before.recent().lastEndMs() == hard.get().endMs();
    // Begun before the end it is overtalk, which is a finding of its own.
    if (raisedJustNow && answersIt && gapMs >= 0 && gapMs < pauseMs) {
      found.accept(
          new Finding(
              Category.DELIVERY_PAUSE_FILLED,
              "pause-ms",
              0.5,
              Evidence.ofMeasure(turn, "pause-ms", gapMs, pauseMs)));
    }
  }

  private static boolean isHeard(Turn turn) {
    return turn.reading().moves().contains(AgentMove.ACKNOWLEDGE)
        || turn.reading().moves().contains(AgentMove.VALIDATE);
  }
}
