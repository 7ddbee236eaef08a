package io.attune.training.tune;

/**
 * A text and what its writer felt, as readers saw it.
 *
 * @param tokens of the encoder's tokeniser
 * @param polarity 0 negative, 1 neutral, 2 positive, or {@link #NO_POLARITY}
 * @param emotions which of the set's emotions; null if that was not judged
 */
record FeltText(long[] tokens, int polarity, int[] emotions) {
  /** What is felt points in no single direction, or was not judged. */
  static final int NO_POLARITY = -1;
}
