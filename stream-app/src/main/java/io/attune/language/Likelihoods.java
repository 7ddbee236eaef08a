package io.attune.language;

import java.util.Map;

/**
 * How likely each answer about a turn is, 0 to 1, calibrated as far as the model card says.
 *
 * @param negative that the words are negative; with the next two it sums to 1
 * @param neutral that they are neither
 * @param positive that they are positive
 * @param pushback that a customer's turn resists; 0 for an agent
 * @param abuse that a customer's turn abuses; 0 for an agent
 * @param moves that an agent's turn makes the move, for each move that a model knows; empty for
 *     others
 */
public record Likelihoods(
    double negative,
    double neutral,
    double positive,
    double pushback,
    double abuse,
    Map<AgentMove, Double> moves) {

  /** Not kept. */
  public static final Likelihoods NONE = new Likelihoods(0, 0, 0, 0, 0, Map.of());

  /** How steeply likelihood follows valence where no model has been trained; chosen, not fitted. */
  private static final double STEEPNESS = 4;

  /**
   * Those of a valence that has none: of an ordered choice between negative, neutral and positive
   * in which two neighbours are equally likely at the cut, so the likeliest is what the cut says.
   *
   * @param valence -1 to +1
   * @param cut from which a valence is clearly one or the other, 0 to 1
   */
  public static Likelihoods ofValence(double valence, double cut) {
    double negative = StrictMath.exp(-STEEPNESS * valence);
    double neutral = StrictMath.exp(STEEPNESS * cut);
    double positive = StrictMath.exp(STEEPNESS * valence);
    double all = negative + neutral + positive;
    return new Likelihoods(negative / all, neutral / all, positive / all, 0, 0, Map.of());
  }

  /** Those of rules alone. */
  static Likelihoods ofRules(double valence, double pushback, double abuse) {
    Likelihoods tone = ofValence(valence, Polarity.CLEAR);
    return new Likelihoods(tone.negative, tone.neutral, tone.positive, pushback, abuse, Map.of());
  }

  /** The same of what neither resists nor abuses. */
  Likelihoods ofToneAlone() {
    return new Likelihoods(negative, neutral, positive, 0, 0, moves);
  }

  /** How likely the words are of this polarity. */
  public double of(Polarity polarity) {
    return switch (polarity) {
      case NEGATIVE -> negative;
      case NEUTRAL -> neutral;
      case POSITIVE -> positive;
    };
  }
}
