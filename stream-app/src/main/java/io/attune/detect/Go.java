package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * One go of the agent's: the turns between two turns in which the customer takes the floor.
 * Recognisers cut what is said in one breath into several finals, so what an agent does, or fails
 * to do, is judged by the go.
 *
 * @param turns the agent's turns, oldest first, never empty
 */
record Go(List<Turn> turns) {

  /** What moves a call forward, or hands the floor to the customer. */
  private static final Set<AgentMove> FORWARD =
      Set.of(
          AgentMove.REFRAME,
          AgentMove.NEXT_STEP,
          AgentMove.CHECK,
          AgentMove.OPEN_QUESTION,
          AgentMove.CLOSED_QUESTION);

  private static final Set<AgentMove> EMPATHIC =
      Set.of(AgentMove.ACKNOWLEDGE, AgentMove.VALIDATE, AgentMove.SYMPATHY, AgentMove.APOLOGY);

  /** The goes among recent turns that ended after {@code sinceMs}, oldest first. */
  static List<Go> since(long sinceMs, RecentTurns recent) {
    return last(Integer.MAX_VALUE, recent.endedAfter(sinceMs));
  }

  /**
   * The last goes among recent turns, oldest first.
   *
   * @param most how many at most
   */
  static List<Go> last(int most, RecentTurns recent) {
    return last(most, recent.all());
  }

  private static List<Go> last(int most, List<Turn> turns) {
    List<Go> goes = new ArrayList<>();
    List<Turn> go = new ArrayList<>();
    for (int i = turns.size() - 1; i >= 0 && goes.size() < most; i--) {
      Turn turn = turns.get(i);
      if (turn.isBy(Speaker.AGENT)) {
        go.add(0, turn);
      } else if (turn.isBy(Speaker.CUSTOMER) && turn.takesTheFloor() && !go.isEmpty()) {
        goes.add(0, new Go(go));
        go = new ArrayList<>();
      }
    }
    if (!go.isEmpty() && goes.size() < most) {
      goes.add(0, new Go(go));
    }
    return goes;
  }

  /** The go that a turn of the agent's continues, that turn included. */
  static Go of(Turn turn, Conversation before) {
    List<Turn> go = new ArrayList<>();
    go.add(turn);
    List<Turn> recent = before.recent().all();
    for (int i = recent.size() - 1; i >= 0; i--) {
      Turn earlier = recent.get(i);
      if (earlier.isBy(Speaker.CUSTOMER) && earlier.takesTheFloor()) {
        break;
      } else if (earlier.isBy(Speaker.AGENT)) {
        go.add(earlier);
      }
    }
    Collections.reverse(go);
    return new Go(go);
  }

  Turn first() {
    return turns.get(0);
  }

  Turn last() {
    return turns.get(turns.size() - 1);
  }

  boolean makes(AgentMove move) {
    for (Turn turn : turns) {
      if (turn.reading().moves().contains(move)) {
        return true;
      }
    }
    return false;
  }

  boolean makesAnyOf(Set<AgentMove> moves) {
    for (Turn turn : turns) {
      if (!Collections.disjoint(turn.reading().moves(), moves)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it takes the customer's view, or a side of it. */
  boolean isEmpathic() {
    return makesAnyOf(EMPATHIC);
  }

  /** Whether it offers, asks or says what comes next. */
  boolean movesForward() {
    return makesAnyOf(FORWARD);
  }

  /** Whether it is more than "mm-hm". */
  boolean takesTheFloor() {
    for (Turn turn : turns) {
      if (turn.takesTheFloor()) {
        return true;
      }
    }
    return false;
  }

  int words() {
    int words = 0;
    for (Turn turn : turns) {
      words += turn.reading().wordCount();
    }
    return words;
  }

  /** Speech in it, in milliseconds. */
  long talkMs() {
    long talkMs = 0;
    for (Turn turn : turns) {
      talkMs += turn.heard().durationMs();
    }
    return talkMs;
  }
}
