package io.attune.training.noise;

/**
 * A word that was printed.
 *
 * @param text the word
 * @param isRight whether it was said
 */
record HeardWord(String text, boolean isRight) {
  static HeardWord right(String text) {
    return new HeardWord(text, true);
  }

  static HeardWord wrong(String text) {
    return new HeardWord(text, false);
  }
}
