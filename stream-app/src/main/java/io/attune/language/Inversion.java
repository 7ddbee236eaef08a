package io.attune.language;

import java.util.Set;

/**
 * Questions made by turning subject and auxiliary round: "can I take your name", "is that right".
 */
final class Inversion {
  /** Inversions that are questions wherever they stand: "… can I take your name". */
  private static final Set<String> ASKING =
      Set.of("can", "could", "would", "do", "did", "does", "will", "shall", "may", "are", "have");

  private static final Set<String> TELLING =
      Set.of("tell", "telling", "explain", "describe", "walk", "talk", "share", "help", "say");

  private static final Set<String> TOPICS =
      Set.of("about", "more", "how", "why", "what", "through", "understand");

  private Inversion() {}

  /** Reads the auxiliary at {@code i}; {@code opens} says whether a clause begins there. */
  static Question read(Tokens tokens, int i, boolean opens) {
    int subject = afterNot(tokens, i);
    boolean person =
        tokens.reads(subject, "you") || tokens.reads(subject, "i") || tokens.reads(subject, "we");
    boolean anywhere =
        person
            && ASKING.contains(tokens.text(i))
            && mayInvertHere(tokens, i)
            && !WhQuestion.inverts(tokens, i);
    boolean here = opens && !isImperative(tokens, i) && isSubject(tokens, subject);
    if (!anywhere && !here) {
      return Question.NONE;
    }
    return invitesStory(tokens, i) ? Question.OPEN : Question.CLOSED;
  }

  /** Not after a subject, another verb or "to": "all I can do I …". */
  static boolean mayInvertHere(Tokens tokens, int i) {
    int no = WordClass.SUBJECT | WordClass.AUXILIARY | WordClass.NEGATOR | WordClass.WH;
    return !tokens.is(i - 1, no)
        && !tokens.reads(i - 1, "to")
        && !tokens.reads(i - 1, "so")
        && !tokens.reads(i - 1, "as")
        && !tokens.reads(i - 1, "than");
  }

  /** "Have a nice day", "do the same", "should you need", "had I known". */
  private static boolean isImperative(Tokens tokens, int i) {
    return switch (tokens.text(i)) {
      case "have", "do" -> !isPersonal(tokens, afterNot(tokens, i));
      case "should", "may" -> tokens.reads(i + 1, "you");
      case "had", "might", "must", "am" -> true;
      default -> tokens.reads(i + 1, "no");
    };
  }

  private static boolean isPersonal(Tokens tokens, int i) {
    if (i >= tokens.size()) {
      return false;
    }
    return switch (tokens.text(i)) {
      case "i", "you", "we", "they", "any", "your", "those", "anyone" -> true;
      default -> false;
    };
  }

  static int afterNot(Tokens tokens, int auxiliary) {
    return tokens.reads(auxiliary + 1, "not") ? auxiliary + 2 : auxiliary + 1;
  }

  static boolean isSubject(Tokens tokens, int i) {
    return tokens.is(i, WordClass.SUBJECT | WordClass.DETERMINER);
  }

  /** "Could you tell me more about …", "can you walk me through …", "is there anything else". */
  private static boolean invitesStory(Tokens tokens, int i) {
    for (int k = i + 2; k < Math.min(tokens.size(), i + 6); k++) {
      boolean any = tokens.reads(k, "any") || tokens.reads(k, "anything");
      if (any && EnglishQuestions.invitesMore(tokens, k + 1)) {
        return true;
      }
      if (TELLING.contains(tokens.text(k))) {
        return hasTopic(tokens, k + 1);
      }
    }
    return false;
  }

  /** Whether what follows a verb of telling leaves the answer open: "about", "how", "more". */
  static boolean hasTopic(Tokens tokens, int from) {
    for (int k = from; k < Math.min(tokens.size(), from + 5); k++) {
      String word = tokens.text(k);
      if (WhQuestion.asksForFact(word)) {
        return false;
      }
      boolean measure = word.equals("how") && WhQuestion.isMeasure(tokens, k + 1);
      boolean fact = word.equals("what") && WhQuestion.openOrFact(tokens, k) != Question.OPEN;
      if (TOPICS.contains(word) && !measure && !fact) {
        return true;
      }
    }
    return false;
  }

  static boolean isAsking(String word) {
    return ASKING.contains(word);
  }
}
