package io.attune.training.figures;

/** What a contestant says of one turn. Immutable. */
public final class Answer {
  private final int predicted;
  private final double[] probabilities;

  /**
   * @param predicted the class that it decides for, which need not be the likeliest
   * @param probabilities of each class, 0 to 1; kept, not copied
   */
  public Answer(int predicted, double... probabilities) {
    this.predicted = predicted;
    this.probabilities = probabilities;
  }

  /** The class that it decides for. */
  public int predicted() {
    return predicted;
  }

  /** How likely it finds a class, 0 to 1. */
  public double probability(int of) {
    return probabilities[of];
  }

  /** How sure it is of what it decides for, 0 to 1. */
  public double confidence() {
    return probabilities[predicted];
  }
}
