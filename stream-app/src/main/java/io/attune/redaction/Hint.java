package io.attune.redaction;

import java.util.Collection;
import java.util.List;

/**
 * Whether a text could hold personal data at all: a sign of an address, or three digits, number
 * words or words of a date. It may be wrong about that, and never about the contrary. Allocates
 * nothing: nearly every text ends here.
 */
final class Hint {
  /** Fewer digits, number words and words of a date than this say nothing about anybody. */
  private static final int ENOUGH = 3;

  /** A German year in one word begins with as many letters, and is a date by itself. */
  private static final List<String> YEARS = List.of("neunzehnhundert", "zweitausend");

  /** Open addressing over the hashes of the words that count; 0 is a free slot. */
  private static final int[] HASHES = new int[2048];

  /** Beside each hash what its word counts: a digit each, and one for a word of a date. */
  private static final byte[] WEIGHTS = new byte[HASHES.length];

  /** Hashes of what a year begins with. */
  private static final int[] YEAR_HASHES = YEARS.stream().mapToInt(Hint::hash).toArray();

  private static final int AT = hash("at");
  private static final int GERMAN_AT = hash("ät");
  private static final int MONKEY = hash("klammeraffe");
  private static final int MONKEY_TAIL = hash("affenschwanz");
  private static final int DOT = hash("dot");
  private static final int PUNKT = hash("punkt");

  static {
    NumberWords.DIGITS.forEach((word, digits) -> add(word, digits.length()));
    addAll(NumberWords.TIMES.keySet());
    addAll(NumberWords.ORDINALS);
    addAll(NumberWords.MONTHS);
    addAll(Topic.wordsOf(Topic.BIRTH));
    addAll(List.of("oh", "o", "hundred", "thousand"));
  }

  private Hint() {}

  private static void addAll(Collection<String> words) {
    words.forEach(word -> add(word, 1));
  }

  private static void add(String word, int weight) {
    int hash = hash(word);
    int slot = slot(hash);
    while (HASHES[slot] != 0 && HASHES[slot] != hash) {
      slot = (slot + 1) & (HASHES.length - 1);
    }
    HASHES[slot] = hash;
    WEIGHTS[slot] = (byte) Math.max(weight, WEIGHTS[slot]);
  }

  private static int hash(String word) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = 31 * hash + word.charAt(i);
    }
    return hash;
  }

  private static int slot(int hash) {
    return (hash * 0x9E3779B9) >>> 21;
  }

  /** Whether a closer look is needed. */
  static boolean in(String text) {
    int length = text.length();
    int found = 0;
    int hash = 0;
    int letters = 0;
    boolean dotted = false;
    boolean at = false;
    for (int i = 0; i < length; i++) {
      char c = lower(text.charAt(i));
      if (c >= 'a' && c <= 'z' || c >= 0x80 && Character.isLetter(c)) {
        hash = 31 * hash + c;
        letters++;
        if (letters == 11 || letters == 15) {
          found += isYear(hash) ? ENOUGH : 0;
        }
        continue;
      }
      if (letters > 0) {
        found += weight(hash);
        at |= hash == AT || hash == GERMAN_AT || hash == MONKEY || hash == MONKEY_TAIL;
        dotted |= hash == DOT || hash == PUNKT;
        hash = 0;
        letters = 0;
      }
      if (c >= '0' && c <= '9') {
        found++;
      } else if (c == '@') {
        return true;
      } else if (c == '.' && i + 1 < length && text.charAt(i + 1) > ' ') {
        dotted = true;
      }
      if (found >= ENOUGH || (at && dotted)) {
        return true;
      }
    }
    found += letters > 0 ? weight(hash) : 0;
    return found >= ENOUGH || (at && dotted);
  }

  private static char lower(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(c);
  }

  private static boolean isYear(int hash) {
    return hash == YEAR_HASHES[0] || hash == YEAR_HASHES[1];
  }

  private static int weight(int hash) {
    int slot = slot(hash);
    while (HASHES[slot] != 0) {
      if (HASHES[slot] == hash) {
        return WEIGHTS[slot];
      }
      slot = (slot + 1) & (HASHES.length - 1);
    }
    return 0;
  }
}
