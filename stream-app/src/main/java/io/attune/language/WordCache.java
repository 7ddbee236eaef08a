package io.attune.language;

/**
 * Lets the same word or stem be the same object wherever it was said: people say the same words,
 * turns are kept by the hundred thousand, and such a word knows its hash already. One takes the
 * place of another by its hash, so memory is bounded. Safe to share between threads: a string never
 * changes, and a thread that does not see another's keeps its own.
 */
final class WordCache {
  /** A power of two: several times the words that are common on calls. */
  private static final int KEPT = 16_384;

  /** Longer ones are rare, and would be kept for long. */
  private static final int LETTERS = 24;

  private static final String[] WORDS = new String[KEPT];

  private WordCache() {}

  /** An equal string, which others may hold too. */
  static String shared(String word) {
    if (word.length() > LETTERS) {
      return word;
    }
    int place = place(word.hashCode());
    String known = WORDS[place];
    if (word.equals(known)) {
      return known;
    }
    WORDS[place] = word;
    return word;
  }

  /** The part {@code [from, to)} of a text, which others may hold too. */
  static String shared(String text, int from, int to) {
    int length = to - from;
    if (length > LETTERS) {
      return text.substring(from, to);
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int place = place(hash);
    String known = WORDS[place];
    if (known != null && known.length() == length && text.startsWith(known, from)) {
      return known;
    }
    String word = text.substring(from, to);
    WORDS[place] = word;
    return word;
  }

  private static int place(int hash) {
    return (hash ^ hash >>> 13) & (KEPT - 1);
  }
}
