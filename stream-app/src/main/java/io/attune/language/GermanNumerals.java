package io.attune.language;

/**
 * German number words, which are written in one however long they are: "zweihundertfünfzig",
 * "neunundachtzig", "dreizehntausend".
 */
final class GermanNumerals {
  /** Longer ones first where one begins like another. */
  private static final String[] PARTS = {
    "hundert",
    "tausend",
    "zwanzig",
    "dreissig",
    "zwoelf",
    "sieben",
    "zehn",
    "zig",
    "zwei",
    "zwo",
    "drei",
    "vier",
    "fuenf",
    "sechs",
    "sech",
    "sieb",
    "acht",
    "neun",
    "elf",
    "eins",
    "ein",
    "und",
  };

  private static final int SHORTEST = 6;
  private static final int LONGEST = 60;

  private GermanNumerals() {}

  /** Whether the word is made of parts of numbers; those of one part are listed as words. */
  static boolean isOne(String word) {
    int length = word.length();
    if (length < SHORTEST || length > LONGEST || "zdvfsanehtu".indexOf(word.charAt(0)) < 0) {
      return false;
    }
    int parts = 0;
    int at = 0;
    while (at < length) {
      int part = partAt(word, at);
      if (part == 0) {
        return false;
      }
      at += part;
      parts++;
    }
    return parts > 1 && !word.startsWith("und");
  }

  private static int partAt(String word, int at) {
    for (String part : PARTS) {
      if (word.startsWith(part, at)) {
        return part.length();
      }
    }
    return 0;
  }
}
