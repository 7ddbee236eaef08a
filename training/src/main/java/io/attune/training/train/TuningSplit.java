package io.attune.training.train;

/**
 * Which labelled texts the encoder is tuned on: four fifths of GoEmotions and of the project's own
 * sentences about tone. The fifth that it has not seen is what the heads learn from, and what the
 * tiers are measured on: of a text that it was tuned on, its vector gives away the label.
 */
public final class TuningSplit {
  /** The set with the emotions. */
  public static final String FAMILY = "goemotions";

  /** What the project's own sentences are called as a family. */
  public static final String OWN = "own";

  private static final int PARTS = 5;

  private TuningSplit() {}

  /**
   * Whether the encoder learns from this; the same for ever.
   *
   * @param family of the set
   * @param dialogue of the set; of a sentence of our own the sentence
   */
  public static boolean isTunedOn(String family, String dialogue) {
    // Another split than that of Folds, so that all of its parts are in the fifth that is left.
    return (family.equals(FAMILY) || family.equals(OWN))
        && Math.floorMod((dialogue + "/tuned").hashCode() * 0x9e3779b1 >>> 8, PARTS) != 0;
  }
}
