package io.attune.training.train;

/**
 * Parts a set in five by dialogue, so that an answer can be had from weights that never saw the
 * dialogue.
 */
public final class Folds {
  /** How many parts there are. */
  public static final int COUNT = 5;

  private Folds() {}

  /** The part that a dialogue falls in, 0 to {@link #COUNT} less one; the same for ever. */
  public static int of(String dialogue) {
    return Math.floorMod(dialogue.hashCode() * 0x9e3779b1 >>> 8, COUNT);
  }
}
