package io.attune.language;

import java.util.Set;

/**
 * Drops what a listener of English does not hear: hesitations, "you know" and "i mean" as fillers,
 * "like" where it can only be one.
 */
final class Disfluencies {
  /** The hesitations by {@link #shape}, each letter once. */
  private static final Set<Integer> HESITATIONS =
      Set.of(
          shape("um"),
          shape("uh"),
          shape("uhm"),
          shape("er"),
          shape("erm"),
          shape("ehm"),
          shape("hm"),
          shape("m"),
          shape("mh"));

  private static final Set<String> BEFORE_YOU_KNOW =
      Set.of(
          "do",
          "did",
          "does",
          "if",
          "as",
          "let",
          "would",
          "will",
          "should",
          "could",
          "can",
          "may",
          "might",
          "to",
          "when",
          "before",
          "not",
          "until",
          "how",
          "what",
          "because",
          "think",
          "since",
          "have",
          "make",
          "everything",
          "all",
          "that",
          "sure",
          "hope",
          "letting",
          "thing",
          "anything",
          "anyone",
          "things",
          "once",
          "people",
          "me");

  private static final Set<String> AFTER_YOU_KNOW =
      Set.of(
          "what",
          "how",
          "who",
          "where",
          "when",
          "why",
          "whether",
          "if",
          "about",
          "of",
          "my",
          "which",
          "anything",
          "nothing",
          "any",
          "me",
          "him",
          "her",
          "them",
          "better",
          "exactly",
          "full",
          "very",
          "damn",
          "already",
          "someone",
          "anyone",
          "as");

  private static final Set<String> BEFORE_I_MEAN =
      Set.of("what", "do", "if", "did", "not", "that", "know", "see", "things", "how", "all");

  private static final Set<String> AFTER_I_MEAN = Set.of("no", "to", "business", "well", "every");

  private static final Set<String> AFTER_FILLER_LIKE =
      Set.of(
          "too",
          "really",
          "super",
          "totally",
          "completely",
          "literally",
          "honestly",
          "seriously",
          "i",
          "we",
          "you",
          "they",
          "basically",
          "way",
          "not",
          "so");

  /** "Look like", "would like": here "like" is a verb or a comparison. */
  private static final Set<String> BEFORE_FILLER_LIKE =
      Set.of(
          "is", "was", "are", "am", "just", "and", "but", "so", "because", "were", "been", "for");

  private Disfluencies() {}

  static void drop(TokenBuffer buffer) {
    buffer.drop(Disfluencies::fillerAt);
  }

  /** How many tokens from here on are filler, 0 if the token is to be kept. */
  private static int fillerAt(TokenBuffer buffer, int i) {
    String word = buffer.text[i];
    // Hesitations are in no word class, and most words are in one.
    if (buffer.classes[i] == 0 && isHesitation(word)) {
      answerInstead(buffer, i);
      return 1;
    }
    switch (word) {
      case "you":
        return buffer.reads(i + 1, "know")
                && isFillerPair(buffer, i, BEFORE_YOU_KNOW, AFTER_YOU_KNOW)
            ? 2
            : 0;
      case "i":
        return buffer.reads(i + 1, "mean") && isFillerMean(buffer, i) ? 2 : 0;
      case "like":
        return isFillerLike(buffer, i) ? 1 : 0;
      default:
        return 0;
    }
  }

  /** "Um", "uhhh", "erm", "hmm": runs of a letter count as one. */
  private static boolean isHesitation(String word) {
    int length = word.length();
    char first = word.charAt(0);
    if (length < 2 || (first != 'u' && first != 'e' && first != 'h' && first != 'm')) {
      return false;
    }
    int shape = 0;
    int distinct = 0;
    char previous = 0;
    for (int i = 0; i < length; i++) {
      char c = word.charAt(i);
      if (c != previous) {
        if (++distinct > 3) {
          return false;
        }
        shape = shape * 31 + c;
        previous = c;
      }
    }
    return HESITATIONS.contains(shape);
  }

  private static int shape(String word) {
    int shape = 0;
    for (int i = 0; i < word.length(); i++) {
      shape = shape * 31 + word.charAt(i);
    }
    return shape;
  }

  /** "Uh huh" and "mm hmm" are answers; their second word becomes "mhm", that of "uh-uh" "no". */
  private static void answerInstead(TokenBuffer buffer, int i) {
    boolean sameWord = i + 1 < buffer.size && buffer.from[i] == buffer.from[i + 1];
    boolean hmm = buffer.text[i].startsWith("m") && buffer.reads(i + 1, "hmm");
    if (buffer.reads(i + 1, "huh") || hmm) {
      buffer.set(i + 1, "mhm");
      buffer.from[i + 1] = buffer.from[i];
    } else if (sameWord && buffer.reads(i, "uh") && buffer.reads(i + 1, "uh")) {
      buffer.set(i + 1, "no");
    }
  }

  private static boolean isFillerPair(
      TokenBuffer buffer, int i, Set<String> blockedBefore, Set<String> blockedAfter) {
    boolean before = i > 0 && blockedBefore.contains(buffer.text[i - 1]);
    boolean after = i + 2 < buffer.size && blockedAfter.contains(buffer.text[i + 2]);
    boolean question = buffer.has(i + 1, Tokens.QUESTION) && i == 0;
    return !before && !after && !question;
  }

  private static boolean isFillerMean(TokenBuffer buffer, int i) {
    boolean meant = buffer.reads(i + 2, "it") && !buffer.is(i + 3, WordClass.AUXILIARY);
    return !meant && isFillerPair(buffer, i, BEFORE_I_MEAN, AFTER_I_MEAN);
  }

  private static boolean isFillerLike(TokenBuffer buffer, int i) {
    if (i + 1 >= buffer.size) {
      return false;
    }
    boolean approximates = buffer.has(i + 1, Tokens.NUMBER) && !buffer.reads(i - 1, "look");
    boolean pausedRound = buffer.has(i - 1, Tokens.CLAUSE_END) && buffer.has(i, Tokens.CLAUSE_END);
    boolean betweenSoft =
        i > 0
            && BEFORE_FILLER_LIKE.contains(buffer.text[i - 1])
            && AFTER_FILLER_LIKE.contains(buffer.text[i + 1])
            && !(buffer.reads(i + 1, "i") && buffer.reads(i + 2, "said"));
    return approximates || pausedRound || betweenSoft;
  }
}
