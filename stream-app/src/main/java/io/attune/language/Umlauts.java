package io.attune.language;

import java.util.Locale;

/**
 * Writes ä, ö, ü and ß as ae, oe, ue and ss, as recognisers and keyboards without them do, so that
 * both spellings are the same word. A letter followed by a combining diaeresis counts as its
 * umlaut.
 */
final class Umlauts {
  private static final char COMBINING_DIAERESIS = '\u0308';

  private Umlauts() {}

  /** Whether the character at {@code i} is one, or the diaeresis that makes one of the last. */
  static boolean isOne(String text, int i) {
    char c = text.charAt(i);
    if (c < 0x80) {
      return false;
    }
    return switch (c) {
      case 'ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü', 'ß', 'ẞ' -> true;
      case COMBINING_DIAERESIS -> i > 0 && "aouAOU".indexOf(text.charAt(i - 1)) >= 0;
      default -> false;
    };
  }

  /** Writes it into {@code piece} from {@code at} on; returns where the next letter goes. */
  static int write(char umlaut, char[] piece, int at) {
    int next = at;
    switch (umlaut) {
      case 'ä', 'Ä' -> piece[next++] = 'a';
      case 'ö', 'Ö' -> piece[next++] = 'o';
      case 'ü', 'Ü' -> piece[next++] = 'u';
      case 'ß', 'ẞ' -> {
        piece[next++] = 's';
        piece[next++] = 's';
        return next;
      }
      default -> {
        // A diaeresis: its letter is written already.
      }
    }
    piece[next++] = 'e';
    return next;
  }

  /** A word in lower case with its umlauts written out. */
  static String fold(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    char[] piece = new char[2 * lower.length()];
    int length = 0;
    for (int i = 0; i < lower.length(); i++) {
      if (isOne(lower, i)) {
        length = write(lower.charAt(i), piece, length);
      } else {
        piece[length++] = lower.charAt(i);
      }
    }
    return new String(piece, 0, length);
  }
}
