package io.attune.language;

/**
 * Reads a turn. The lexical tier, a trained model and a sentence encoder all stand behind this, so
 * the engine does not know which one answered.
 *
 * <p>Implementations are safe to share between threads and give the same reading for the same
 * words, everywhere and always.
 */
public interface TextScorer {
  /** Reads one turn in the light of what it answers; never throws on any text. */
  TextReading score(Utterance utterance, TextContext context);

  /**
   * Whether a reading would have any {@link TextReading#phrases}, which what was said before does
   * not change. Most partials have none, and need no reading then.
   */
  default boolean hasPhrases(Utterance utterance) {
    return !score(utterance, new TextContext("")).phrases().isEmpty();
  }
}
