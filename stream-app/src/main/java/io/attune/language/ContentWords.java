package io.attune.language;

import java.util.ArrayList;
import java.util.List;

/**
 * The words that say what a turn is about, lightly stemmed, so that "cancelled", "cancelling" and
 * "cancellation" are the same. Used to see that a request is repeated or a concern taken up, where
 * it matters that forms meet, not that the stem is a word.
 */
final class ContentWords {
  /** More than this many are not kept: a monologue is about everything. */
  static final int MAX = 32;

  private ContentWords() {}

  /** Each once, in the order said. */
  static List<String> of(Tokens tokens) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.size() && words.size() < MAX; i++) {
      if (!tokens.is(i, WordClass.FUNCTION) && !tokens.isNumber(i) && tokens.text(i).length() > 2) {
        String stem = WordCache.shared(tokens.language().stem(tokens.text(i)));
        if (!words.contains(stem)) {
          words.add(stem);
        }
      }
    }
    return List.copyOf(words);
  }
}
