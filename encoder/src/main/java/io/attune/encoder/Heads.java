package io.attune.encoder;

import io.attune.language.Refinement;
import io.attune.language.TextReading;
import io.attune.language.Utterance;

/**
 * What is trained on top of the encoder: reads an answer out of vectors. Has a public constructor
 * without arguments and is named in {@code META-INF/services/io.attune.encoder.Heads}. Gives the
 * same answer for the same input; used by one thread at a time.
 */
public interface Heads {
  /**
   * Reads one turn.
   *
   * @param text the turn's words, a vector of {@link SentenceEncoder#DIMENSIONS} numbers and of
   *     length one; not to be changed
   * @param previous what the other side had said before it, likewise; all zero if nothing
   * @param utterance the turn
   * @param fast what the words alone said
   */
  Refinement read(float[] text, float[] previous, Utterance utterance, TextReading fast);
}
