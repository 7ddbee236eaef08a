package io.attune.training.eval;

import io.attune.language.TextScorer;
import java.nio.file.Path;

/**
 * The scorer that may answer for a dialogue. Where the shipped weights were trained on a set, it is
 * one that was trained without that dialogue, so that nothing is measured on what it has seen.
 */
public interface Scorers {
  /**
   * The scorer for a dialogue.
   *
   * @param file the set that it is from
   * @param dialogue its id in the set
   */
  TextScorer of(Path file, String dialogue);

  /** The same scorer for every dialogue: right for one that was trained on none of them. */
  static Scorers always(TextScorer scorer) {
    return (file, dialogue) -> scorer;
  }
}
