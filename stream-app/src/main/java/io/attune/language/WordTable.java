package io.attune.language;

import java.util.HashMap;
import java.util.Map;

/** The word classes of a language, collected list by list; a word may be in several. */
final class WordTable {
  private final Map<String, Integer> classes = new HashMap<>(2048);

  /** Puts words, with one blank between them, into the classes of {@code bits}. */
  void add(int bits, String words) {
    for (String word : words.split(" ", -1)) {
      classes.merge(word, bits, (a, b) -> a | b);
    }
  }

  /** A hash map, and not an unmodifiable copy: it is asked for every word, and twice as fast. */
  Map<String, Integer> table() {
    return classes;
  }
}
