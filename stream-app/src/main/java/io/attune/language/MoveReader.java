package io.attune.language;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what an agent does in a turn, from the playbook's move phrases and the form of the turn.
 */
final class MoveReader {
  private static final Map<String, AgentMove> BY_LABEL =
      Map.of(
          "move.acknowledge", AgentMove.ACKNOWLEDGE,
          "move.validate", AgentMove.VALIDATE,
          "move.reframe", AgentMove.REFRAME,
          "move.check", AgentMove.CHECK,
          "move.sympathy", AgentMove.SYMPATHY,
          "move.apology", AgentMove.APOLOGY,
          "move.concession", AgentMove.CONCESSION,
          "move.next-step", AgentMove.NEXT_STEP,
          "move.small-talk", AgentMove.SMALL_TALK,
          "move.open-question", AgentMove.OPEN_QUESTION);

  /** "But" this many words after the validation still takes it back. */
  private static final int BUT_REACH = 14;

  /** So many of the customer's own content words make a turn an acknowledgement of them. */
  private static final int ECHOED_WORDS = 2;

  private MoveReader() {}

  static Set<AgentMove> read(
      Tokens tokens,
      List<PhraseHit> phrases,
      Questions questions,
      List<String> content,
      Said previous) {
    EnumSet<AgentMove> moves = EnumSet.noneOf(AgentMove.class);
    for (PhraseHit hit : phrases) {
      AgentMove move = BY_LABEL.get(hit.label());
      if (move != null) {
        moves.add(move);
        if (isTakenBack(tokens, hit, move)) {
          moves.add(AgentMove.BUT_AFTER_VALIDATION);
        }
      }
    }
    if (questions.open()) {
      moves.add(AgentMove.OPEN_QUESTION);
    }
    if (questions.closed()) {
      moves.add(AgentMove.CLOSED_QUESTION);
    }
    if (!moves.contains(AgentMove.ACKNOWLEDGE) && echoes(tokens, content, previous)) {
      moves.add(AgentMove.ACKNOWLEDGE);
    }
    return moves.isEmpty() ? Set.of() : Set.copyOf(moves);
  }

  private static boolean isTakenBack(Tokens tokens, PhraseHit hit, AgentMove move) {
    if (move != AgentMove.VALIDATE && move != AgentMove.ACKNOWLEDGE && move != AgentMove.SYMPATHY) {
      return false;
    }
    for (int i = 1; i < tokens.size(); i++) {
      int distance = tokens.fromWord(i) - hit.toWord();
      if (distance >= 0 && distance < BUT_REACH && isBut(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBut(Tokens tokens, int i) {
    return tokens.is(i, WordClass.CONTRAST | WordClass.REGRET)
        && !tokens.is(i - 1, WordClass.BEFORE_EXCEPT);
  }

  /** The agent speaks to the customer with the customer's own words. */
  private static boolean echoes(Tokens tokens, List<String> content, Said previous) {
    if (content.size() < ECHOED_WORDS || !addresses(tokens)) {
      return false;
    }
    int shared = 0;
    for (String word : content) {
      shared += previous.contentWords().contains(word) ? 1 : 0;
    }
    return shared >= ECHOED_WORDS && 3 * shared >= content.size();
  }

  private static boolean addresses(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.is(i, WordClass.ADDRESS)) {
        return true;
      }
    }
    return tokens.is(0, WordClass.SUMMING_UP);
  }
}
