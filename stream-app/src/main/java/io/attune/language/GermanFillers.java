package io.attune.language;

import java.util.Set;

/**
 * Drops what a listener of German does not hear: hesitations, "halt", "quasi", "ich sag mal",
 * "also" inside a turn, and "ne" or "gell" at the end of a clause.
 */
final class GermanFillers {
  /** The hesitations, each letter of a run once. */
  private static final Set<String> HESITATIONS =
      Set.of("aeh", "aehm", "oeh", "oehm", "eh", "ehm", "uh", "uhm", "hm", "m", "mh");

  private static final Set<String> ALWAYS = Set.of("quasi", "sozusagen", "naja");

  private static final Set<String> AT_CLAUSE_END = Set.of("ne", "gell", "gel", "woll");

  private static final Set<String> AFTER_HALT = Set.of("stopp", "stop", "mal", "an", "sie");

  private GermanFillers() {}

  static void drop(TokenBuffer buffer) {
    buffer.drop(GermanFillers::fillerAt);
  }

  /** How many tokens from here on are filler, 0 if the token is to be kept. */
  private static int fillerAt(TokenBuffer buffer, int i) {
    String word = buffer.text[i];
    if (buffer.classes[i] == 0 && (isHesitation(word) || ALWAYS.contains(word))) {
      return 1;
    }
    if (AT_CLAUSE_END.contains(word)) {
      return settleTag(buffer, i);
    }
    return switch (word) {
      case "also" -> i > 0 && i + 1 < buffer.size ? 1 : 0;
      case "halt" -> i > 0 && !follows(buffer, i, AFTER_HALT) ? 1 : 0;
      case "ich" -> buffer.reads(i + 1, "sage") && buffer.reads(i + 2, "mal") ? 3 : 0;
      case "sage" -> buffer.reads(i + 1, "ich") && buffer.reads(i + 2, "mal") ? 3 : 0;
      case "na" -> buffer.reads(i + 1, "ja") ? 2 : 0;
      case "wissen" -> buffer.reads(i + 1, "sie") && isAside(buffer, i) ? 2 : 0;
      default -> 0;
    };
  }

  /** "Das war gut, ne" ends a clause; "ne Frechheit" is "eine". */
  private static int settleTag(TokenBuffer buffer, int i) {
    boolean last = i + 1 == buffer.size;
    boolean ends = buffer.has(i, Tokens.CLAUSE_END | Tokens.SENTENCE_END);
    if (last || ends) {
      return i == 0 ? 0 : 1;
    }
    if (buffer.reads(i, "ne")) {
      buffer.set(i, "eine");
      return 0;
    }
    return 1;
  }

  /** "…, wissen Sie, …" asks for nothing; "wissen Sie, wann" does. */
  private static boolean isAside(TokenBuffer buffer, int i) {
    boolean more = i + 2 < buffer.size;
    return i > 0
        && !buffer.is(i - 1, WordClass.AUXILIARY | WordClass.OPENING)
        && !(more && (buffer.is(i + 2, WordClass.WH) || buffer.reads(i + 2, "ob")));
  }

  private static boolean follows(TokenBuffer buffer, int i, Set<String> words) {
    return i + 1 < buffer.size && words.contains(buffer.text[i + 1]);
  }

  /** "Äh", "ähhm", "hmmm": runs of a letter count as one. */
  private static boolean isHesitation(String word) {
    int length = word.length();
    if (length < 2 || "aoehum".indexOf(word.charAt(0)) < 0 || "hm".indexOf(last(word)) < 0) {
      return false;
    }
    StringBuilder once = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        once.append(word.charAt(i));
      }
    }
    return HESITATIONS.contains(once.toString());
  }

  private static char last(String word) {
    return word.charAt(word.length() - 1);
  }
}
