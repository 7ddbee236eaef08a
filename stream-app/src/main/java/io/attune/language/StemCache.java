package io.attune.language;

/**
 * Lets the same stem be the same object wherever it was said: turns are kept by the hundred
 * thousand, and people say the same words. A stem takes the place of another by its hash, so memory
 * is bounded. Safe to share between threads: a string never changes, and a thread that does not see
 * another's keeps its own.
 */
final class StemCache {
  /** A power of two: several times the words that calls are commonly about. */
  private static final int KEPT = 8192;

  /** Longer ones are rare, and would be kept for long. */
  private static final int LETTERS = 24;

  private static final String[] STEMS = new String[KEPT];

  private StemCache() {}

  /** An equal string, which others may hold too. */
  static String shared(String stem) {
    if (stem.length() > LETTERS) {
      return stem;
    }
    int hash = stem.hashCode();
    int place = (hash ^ hash >>> 13) & (KEPT - 1);
    String known = STEMS[place];
    if (stem.equals(known)) {
      return known;
    }
    STEMS[place] = stem;
    return stem;
  }
}
