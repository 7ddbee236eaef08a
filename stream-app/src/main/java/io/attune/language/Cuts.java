package io.attune.language;

import io.attune.language.LinearModel.Output;
import java.util.EnumSet;
import java.util.Set;

/**
 * From which likelihood on each answer is given, and the scales on which those points always lie in
 * the same place: {@link Polarity#CLEAR} for valence, one half for pushback and abuse. Immutable.
 */
public final class Cuts {
  private static final double COUNTS = 0.5;

  private final double[] cuts;

  /**
   * @param cuts one for each {@link Output} in their order, each more than 0 and less than 1
   */
  public Cuts(double[] cuts) {
    this.cuts = cuts.clone();
  }

  /**
   * Valence, -1 to +1: beyond a cut it grows with likelihood up to certainty, between both cuts the
   * two sides are weighed up.
   */
  public double valence(Likelihoods likelihoods) {
    double negative = scaled(likelihoods.negative(), Output.NEGATIVE, Polarity.CLEAR);
    double positive = scaled(likelihoods.positive(), Output.POSITIVE, Polarity.CLEAR);
    if (negative >= Polarity.CLEAR && negative >= positive) {
      return -negative;
    }
    return positive >= Polarity.CLEAR ? positive : positive - negative;
  }

  /** How strongly a customer's turn resists, 0 to 1; from one half on it counts. */
  public double pushback(Likelihoods likelihoods) {
    return scaled(likelihoods.pushback(), Output.PUSHBACK, COUNTS);
  }

  /** How strongly a customer's turn abuses, 0 to 1; from one half on it counts. */
  public double abuse(Likelihoods likelihoods) {
    return scaled(likelihoods.abuse(), Output.ABUSE, COUNTS);
  }

  /** The moves of an agent that are likely enough. */
  public Set<AgentMove> moves(Likelihoods likelihoods) {
    EnumSet<AgentMove> moves = EnumSet.noneOf(AgentMove.class);
    for (Output output : Output.values()) {
      if (output.isMove()
          && likelihoods.moves().getOrDefault(output.move(), 0.0) >= cuts[output.ordinal()]) {
        moves.add(output.move());
      }
    }
    return moves;
  }

  private double scaled(double likelihood, Output output, double counts) {
    double cut = cuts[output.ordinal()];
    return likelihood < cut
        ? counts * likelihood / cut
        : counts + (1 - counts) * (likelihood - cut) / (1 - cut);
  }
}
