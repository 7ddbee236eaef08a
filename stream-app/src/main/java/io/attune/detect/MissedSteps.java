package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.detect.Ladder.Step;
import io.attune.language.AgentMove;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the step of the ladder that an agent has left out on a concern. Judged by whole goes, and
 * when the customer has the floor again, since the step may still follow in the same breath; only
 * an agent who argues on at length without having acknowledged is told while speaking.
 */
final class MissedSteps {

  private static final Set<AgentMove> LOGIC = Set.of(AgentMove.REFRAME, AgentMove.NEXT_STEP);

  /** An agent who has said so much by way of an answer has skipped the acknowledgement. */
  private static final int ARGUED_WORDS = 20;

  /** A customer's turn that resists as much as this, 0 to 1, has not been won over. */
  private static final double RESISTS = 0.4;

  private final int goes;

  /**
   * @param goes the agent's, within which a step is expected
   */
  MissedSteps(int goes) {
    this.goes = goes;
  }

  /**
   * @param before the conversation up to the turn, without it
   * @param concerns the concerns with the steps that the turn itself took
   */
  void find(Turn turn, Conversation before, List<Episode> concerns, Consumer<Finding> found) {
    for (Episode concern : concerns) {
      if (concern.isConcern() && turn.startMs() >= concern.startMs()) {
        find(turn, before, concern, found);
      }
    }
  }

  private void find(Turn turn, Conversation before, Episode concern, Consumer<Finding> found) {
    Ladder ladder = concern.ladder();
    Step missing = ladder.missing();
    if (turn.isBy(Speaker.AGENT)) {
      if (missing == Step.ACKNOWLEDGE && argues(Go.of(turn, before), concern)) {
        report(Category.EMPATHY_ACKNOWLEDGE, concern, 1, turn, found);
      }
      return;
    }
    if (!turn.isBy(Speaker.CUSTOMER) || !turn.takesTheFloor()) {
      return;
    }
    RecentTurns heard = before.recent();
    switch (missing) {
      case ACKNOWLEDGE -> {
        List<Go> since = goesSince(concern.startMs(), heard);
        boolean skipped = since.stream().anyMatch(go -> go.makesAnyOf(LOGIC));
        boolean passedBy = since.size() >= goes;
        if ((passedBy && !isGuess(concern)) || ((passedBy || skipped) && resists(turn))) {
          report(Category.EMPATHY_ACKNOWLEDGE, concern, since.size(), turn, found);
        }
      }
      case VALIDATE ->
          after(ladder.acknowledgedMs(), Category.EMPATHY_VALIDATE, concern, turn, heard, found);
      case REFRAME ->
          after(ladder.validatedMs(), Category.EMPATHY_REFRAME, concern, turn, heard, found);
      case CHECK -> after(ladder.reframedMs(), Category.EMPATHY_CHECK, concern, turn, heard, found);
      case DONE -> {
        // Nothing is missing.
      }
    }
  }

  /** The agent has had the goes since the step before, and the customer still resists. */
  private void after(
      long stepMs,
      Category category,
      Episode concern,
      Turn turn,
      RecentTurns heard,
      Consumer<Finding> found) {
    int since = goesSince(stepMs, heard).size();
    if (since >= goes && resists(turn)) {
      report(category, concern, since, turn, found);
    }
  }

  /** What the customer did not say in so many words counts only while they resist. */
  private static boolean isGuess(Episode concern) {
    return concern.category() == Category.OBJECTION_UNSAID;
  }

  /** "Mm-hm" is no go: it lets the customer talk, which is the first step of all. */
  private static List<Go> goesSince(long sinceMs, RecentTurns heard) {
    List<Go> goes = Go.since(sinceMs, heard);
    goes.removeIf(go -> !go.takesTheFloor());
    return goes;
  }

  private static boolean argues(Go go, Episode concern) {
    List<Turn> since = new ArrayList<>();
    for (Turn turn : go.turns()) {
      if (turn.startMs() >= concern.lastRaisedMs()) {
        since.add(turn);
      }
    }
    return !since.isEmpty()
        && new Go(since).makesAnyOf(LOGIC)
        && new Go(since).words() >= ARGUED_WORDS;
  }

  private static boolean resists(Turn turn) {
    return turn.reading().pushback() >= RESISTS
        || turn.reading().sentiment() <= -RESISTS
        || turn.reading().count("objection.") > 0;
  }

  private void report(
      Category category, Episode concern, int observed, Turn turn, Consumer<Finding> found) {
    Evidence about = concern.drivers().get(0).evidence();
    found.accept(new Finding(category, "concern", 0.7, concern.startMs(), about));
    found.accept(
        new Finding(
            category,
            "goes-without",
            0.7,
            concern.startMs(),
            Evidence.ofMeasure(turn, "goes-without", observed, goes)));
  }
}
