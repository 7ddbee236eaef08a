package io.attune.language;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The words that say what a turn is about, lightly stemmed, so that "cancelled", "cancelling" and
 * "cancellation" are the same. Used to see that a request is repeated or a concern taken up, where
 * it matters that forms meet, not that the stem is a word.
 */
final class ContentWords {
  /** More than this many are not kept: a monologue is about everything. */
  static final int MAX = 32;

  private ContentWords() {}

  static Set<String> of(Tokens tokens) {
    Set<String> words = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size() && words.size() < MAX; i++) {
      if (!tokens.is(i, WordClass.FUNCTION) && !tokens.isNumber(i) && tokens.text(i).length() > 2) {
        words.add(tokens.language().stem(tokens.text(i)));
      }
    }
    return words.isEmpty() ? Set.of() : Collections.unmodifiableSet(words);
  }
}
