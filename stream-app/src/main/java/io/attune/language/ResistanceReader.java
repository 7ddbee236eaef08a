package io.attune.language;

import java.util.List;

/**
 * How strongly a customer's turn resists moving on, and how firmly it agrees to. Signs are joined
 * as independent chances, 1 - (1-a)(1-b)…, so several weak ones add up and none alone makes
 * certain; each of the two is then weakened by the other.
 */
final class ResistanceReader {
  private static final int SHORT_ANSWER = 8;

  /** Both values, 0 to 1. */
  record Resistance(double pushback, double commitment) {
    static final Resistance NONE = new Resistance(0, 0);
  }

  /**
   * Reads a customer's turn.
   *
   * @param asked the form of the agent's last question
   * @param before the phrases of the agent's last turn
   */
  Resistance read(Tokens tokens, List<PhraseHit> hits, Question asked, List<PhraseHit> before) {
    if (tokens.size() == 0) {
      return Resistance.NONE;
    }
    boolean answersProposal = answersProposal(tokens, asked, before);
    double against = against(tokens, hits, answersProposal);
    double with = with(tokens, hits, answersProposal);
    return new Resistance(against * (1 - 0.6 * with), with * (1 - 0.7 * against));
  }

  private static double against(Tokens tokens, List<PhraseHit> hits, boolean answersProposal) {
    double none = 1;
    none *= chance(0.6, hits, "pushback.refusal");
    none *= chance(0.45, hits, "objection.");
    none *= chance(0.3, hits, "tension.churn-threat");
    none *= chance(0.25, hits, "tension.upset");
    none *= chance(0.25, hits, "stance.defeated");
    none *= chance(0.2, hits, "stance.guarded");
    none *= chance(0.1, hits, "hedge");
    if (isYesBut(tokens)) {
      none *= 0.7;
    }
    if (tokens.is(0, WordClass.NO)) {
      none *= answersProposal ? 0.5 : 0.88;
    }
    return 1 - none;
  }

  private static double with(Tokens tokens, List<PhraseHit> hits, boolean answersProposal) {
    double none = 1;
    none *= chance(0.6, hits, "commitment.yes");
    none *= chance(0.35, hits, "opportunity.next-step");
    none *= chance(0.25, hits, "opportunity.buying-signal");
    if (answersProposal && isYes(tokens)) {
      none *= 0.45;
    }
    int hedges = Math.min(3, PhraseCount.of(hits, "hedge"));
    return (1 - none) * Math.pow(0.7, hedges);
  }

  /** What is left of doubt after the hits of a label: each halves what the next one can add. */
  private static double chance(double first, List<PhraseHit> hits, String label) {
    double none = 1;
    double weight = first;
    for (int i = Math.min(4, PhraseCount.of(hits, label)); i > 0; i--) {
      none *= 1 - weight;
      weight /= 2;
    }
    return none;
  }

  private static boolean isYes(Tokens tokens) {
    return tokens.is(0, WordClass.YES) && !tokens.is(0, WordClass.CORRECT) && !isYesBut(tokens);
  }

  /** "Yeah but …": agreement that takes itself back. */
  private static boolean isYesBut(Tokens tokens) {
    if (!tokens.is(0, WordClass.YES | WordClass.SELF)) {
      return false;
    }
    for (int i = 1; i < Math.min(tokens.size(), SHORT_ANSWER); i++) {
      if (tokens.is(i, WordClass.CONTRAST)) {
        return true;
      }
    }
    return false;
  }

  /** A short yes or no is read against what the agent proposed, and only then. */
  private static boolean answersProposal(Tokens tokens, Question asked, List<PhraseHit> before) {
    return tokens.is(0, WordClass.YES | WordClass.NO)
        && tokens.spokenWords() <= SHORT_ANSWER
        && asked == Question.CLOSED
        && (PhraseCount.of(before, "agent.offer") > 0
            || PhraseCount.of(before, "move.next-step") > 0);
  }
}
