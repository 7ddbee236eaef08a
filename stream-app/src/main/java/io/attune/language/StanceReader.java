package io.attune.language;

import java.util.List;

/**
 * Decides the stance of a customer's turn: each kind of evidence adds to one stance, the strongest
 * wins if it is strong enough, and of equals the one that needs the agent more.
 */
final class StanceReader {
  /** Least evidence for a stance: one phrase of its own, or two weaker signs. */
  private static final double ENOUGH = 0.5;

  private static final double HEDGE = 0.35;

  /** A hedge weighs more in a short turn: there is little else in it. */
  private static final int SHORT_TURN = 8;

  private StanceReader() {}

  static Stance read(List<PhraseHit> phrases, double sentiment, int words) {
    int hedges = Math.min(3, PhraseCount.of(phrases, "hedge"));
    double hedged = hedges * HEDGE * (words <= SHORT_TURN ? 1.5 : 1);
    Stance stance = Stance.NEUTRAL;
    double most = ENOUGH;
    // In the order of need, each has to beat the one before.
    double[] evidence = {
      upset(phrases, sentiment),
      count(phrases, "stance.defeated"),
      count(phrases, "stance.confused"),
      count(phrases, "stance.excited") + Math.max(0, sentiment - 0.5),
      count(phrases, "stance.guarded") + hedged,
      count(phrases, "stance.confident") - hedged,
    };
    Stance[] order = {
      Stance.UPSET,
      Stance.DEFEATED,
      Stance.CONFUSED,
      Stance.EXCITED,
      Stance.GUARDED,
      Stance.CONFIDENT,
    };
    for (int i = 0; i < order.length; i++) {
      if (evidence[i] > most || (evidence[i] == most && stance == Stance.NEUTRAL)) {
        most = evidence[i];
        stance = order[i];
      }
    }
    return stance;
  }

  private static double upset(List<PhraseHit> phrases, double sentiment) {
    return count(phrases, "stance.upset")
        + count(phrases, "tension.upset")
        + count(phrases, "tension.abuse")
        + 0.5 * count(phrases, "tension.escalation-request")
        + 0.4 * count(phrases, "tension.repeated-request")
        + 0.4 * count(phrases, "tension.churn-threat")
        + Math.max(0, -sentiment - 0.2);
  }

  private static double count(List<PhraseHit> phrases, String label) {
    return PhraseCount.of(phrases, label);
  }
}
