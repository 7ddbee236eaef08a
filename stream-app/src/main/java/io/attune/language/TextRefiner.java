package io.attune.language;

/**
 * Reads a turn again, more slowly and better. Its answer comes back as an event, so that the engine
 * waits for nobody and a replay computes nothing anew.
 *
 * <p>Used by one thread at a time.
 */
public interface TextRefiner extends AutoCloseable {
  /** Whether it can read a language, by its BCP 47 tag. */
  boolean reads(String locale);

  /**
   * Reads one turn.
   *
   * @param fast what the words alone said
   * @throws RuntimeException if the model fails
   */
  Refinement refine(Utterance utterance, TextContext context, TextReading fast);

  /** Gives back what it holds outside the heap. */
  @Override
  void close();
}
