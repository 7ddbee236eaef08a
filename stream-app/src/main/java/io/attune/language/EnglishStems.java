package io.attune.language;

import java.util.HashMap;
import java.util.Map;

/** What English word forms have in common. */
final class EnglishStems {
  private static final Map<String, String> IRREGULAR = irregular();

  /** By the letter that the word ends in; longest first, so that the whole ending goes. */
  private static final Map<Character, String[]> ENDINGS = endings();

  private static final int MIN_STEM = 3;

  private EnglishStems() {}

  /** Takes endings off until none is left, so that "delivery" and "delivers" end alike. */
  static String stem(String word) {
    String stem = IRREGULAR.getOrDefault(word, word);
    int length = stem.length();
    for (int shorter = shorten(stem, length); shorter < length; shorter = shorten(stem, length)) {
      length = shorter;
      stem = stem.substring(0, length);
    }
    return stem;
  }

  private static int shorten(String word, int end) {
    String[] endings = ENDINGS.get(word.charAt(end - 1));
    if (endings != null) {
      for (String ending : endings) {
        int length = end - ending.length();
        if (length >= MIN_STEM && word.endsWith(ending) && mayDrop(word, ending, length)) {
          return undouble(word, length);
        }
      }
    }
    return undouble(word, end);
  }

  private static boolean mayDrop(String word, String ending, int length) {
    return switch (ending) {
      // "address", "business"; and "speed", "agreed" keep theirs.
      case "s" -> word.charAt(length - 1) != 's' && word.charAt(length - 1) != 'u';
      case "ed" -> hasVowel(word, length) && word.charAt(length - 1) != 'e';
      case "ing", "ings", "er", "ers", "al", "ly" ->
          hasVowel(word, length) && length > MIN_STEM - 1;
      // "Arrive" and "give" are no adjectives.
      case "ive", "ively" -> length > MIN_STEM + 1;
      case "lation", "lations" -> word.charAt(length - 1) == 'l';
      default -> hasVowel(word, length);
    };
  }

  private static boolean hasVowel(String word, int length) {
    for (int i = 0; i < length; i++) {
      if (isVowel(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** "cancell" to "cancel", "bill" to "bil"; "i" at the end stands for "y" and goes too. */
  private static int undouble(String word, int length) {
    char last = word.charAt(length - 1);
    boolean doubled = last == word.charAt(length - 2) && last != 's' && !isVowel(last);
    return length > MIN_STEM && (doubled || last == 'i') ? length - 1 : length;
  }

  private static boolean isVowel(char c) {
    return "aeiouy".indexOf(c) >= 0;
  }

  private static Map<Character, String[]> endings() {
    Map<Character, String[]> map = new HashMap<>();
    String all =
        "lations ations ments iness ates ings ions ies ers ness es s,lation ation ion,ment,"
            + "ively fully ingly ly y,ating ing,ated ied ed,ive ate e,er,ful al";
    for (String group : all.split(",", -1)) {
      map.put(group.charAt(group.length() - 1), group.split(" ", -1));
    }
    return map;
  }

  private static Map<String, String> irregular() {
    Map<String, String> map = new HashMap<>();
    String pairs =
        "paid pay,bought buy,sent send,spoke speak,spoken speak,broke break,broken break,lost lose,"
            + "loss lose,left leave,felt feel,spent spend,sold sell,sale sell,sales sell,stole steal,"
            + "stolen steal,written write,wrote write,heard hear,met meet,kids child,children child,"
            + "people person,pricey price,expense expensive,complaint complain,complaints complain,"
            + "business busines,choice choose,chose choose,chosen choose,grew grow,grown grow,"
            + "lawyers lawyer,taught teach,thought think,understood understand,wife spouse,"
            + "husband spouse,quote quote,began begin,begun begin,drove drive,driven drive";
    for (String pair : pairs.split(",", -1)) {
      String[] sides = pair.split(" ", -1);
      map.put(sides[0], sides[1]);
    }
    return map;
  }
}
