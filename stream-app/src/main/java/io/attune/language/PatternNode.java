package io.attune.language;

import java.util.List;

/** A parsed pattern. Words are normalised; contractions may have become several. */
sealed interface PatternNode {

  /** One word that must be said. */
  record Word(String text) implements PatternNode {}

  /** A word that begins so. */
  record Prefix(String stem) implements PatternNode {}

  /** A number, however it is said. */
  record Number() implements PatternNode {}

  /** Up to three words of any kind, or none. */
  record Gap() implements PatternNode {}

  /** One part after another; an empty sequence matches without a word. */
  record Sequence(List<PatternNode> parts) implements PatternNode {}

  /** One of several. */
  record OneOf(List<PatternNode> alternatives) implements PatternNode {}
}
