package io.attune.language;

import java.util.Set;

/** Questions that begin with a question word: "how do you feel about it", "what number is that". */
final class WhQuestion {
  /** "What number", "how long": asks for a fact. */
  private static final Set<String> FACTS =
      Set.of(
          "name",
          "number",
          "address",
          "postcode",
          "zip",
          "date",
          "time",
          "day",
          "email",
          "phone",
          "account",
          "reference",
          "code",
          "model",
          "size",
          "color",
          "colour",
          "year",
          "month",
          "amount",
          "price",
          "cost",
          "balance",
          "password",
          "birthday",
          "age",
          "order",
          "make",
          "extension",
          "surname",
          "initial",
          "total",
          "rate",
          "deadline",
          "budget");

  private static final Set<String> MEASURES =
      Set.of(
          "many", "much", "long", "often", "old", "far", "soon", "big", "fast", "late", "early",
          "quickly", "high", "low", "large", "close", "likely");

  private static final Set<String> OPEN_VERBS =
      Set.of(
          "about",
          "else",
          "if",
          "made",
          "makes",
          "brings",
          "brought",
          "happened",
          "happens",
          "matters",
          "worries",
          "concerns",
          "led",
          "stops",
          "stopped",
          "prevents",
          "kind",
          "sort",
          "type",
          "kinds",
          "sorts",
          "types",
          "would",
          "prompted",
          "changed",
          "exactly",
          "specifically",
          "part",
          "parts",
          "went");

  private static final Set<String> VIEWS =
      Set.of("think", "feel", "see", "stand", "want", "like", "imagine", "hope", "find");

  /** In "what other good reasons do you have" so many words at most name what is asked for. */
  private static final int NAMING = 4;

  private WhQuestion() {}

  /** Reads the question word at {@code i}; {@code opens} says whether a clause begins there. */
  static Question read(Tokens tokens, int i, boolean opens) {
    int next = i + 1;
    boolean inverted = isInvertedNext(tokens, next);
    if (!opens) {
      boolean asks = inverted && asksAnywhere(tokens, i) || invertsLater(tokens, i);
      boolean measure = tokens.reads(i, "how") && isMeasure(tokens, i + 1);
      return !asks ? Question.NONE : measure ? Question.CLOSED : openOrFact(tokens, i);
    }
    if (inverted) {
      return openOrFact(tokens, i);
    }
    return switch (tokens.text(i)) {
      case "what" -> what(tokens, next);
      case "how" -> how(tokens, next);
      case "why" ->
          next == tokens.size() || tokens.reads(next, "not") || tokens.is(next, WordClass.AUXILIARY)
              ? Question.OPEN
              : Question.NONE;
      case "who" -> isVerbAfterWho(tokens, next) ? Question.CLOSED : Question.NONE;
      case "which" ->
          tokens.reads(next, "one") || tokens.reads(next, "of") ? Question.CLOSED : Question.NONE;
      default -> Question.NONE;
    };
  }

  /**
   * Whether a question word asks in the middle of a clause too, where a recogniser prints no marks:
   * "so i wonder how are you doing", but not "the one which is the best".
   */
  private static boolean asksAnywhere(Tokens tokens, int i) {
    if (Inversion.isAsking(tokens.text(i + 1))) {
      return true;
    }
    boolean story = asksForStory(tokens.text(i));
    return story && tokens.is(Inversion.afterNot(tokens, i + 1), WordClass.ADDRESS);
  }

  /** "What other plans do you have", "how important is it": order of words that only asks. */
  private static boolean invertsLater(Tokens tokens, int i) {
    return switch (tokens.text(i)) {
      case "what" -> isInvertedAfter(tokens, i + 1);
      case "how" -> isInvertedNext(tokens, i + 2);
      default -> false;
    };
  }

  private static boolean isInvertedNext(Tokens tokens, int verb) {
    return tokens.is(verb, WordClass.AUXILIARY)
        && Inversion.isSubject(tokens, Inversion.afterNot(tokens, verb));
  }

  private static boolean isVerbAfterWho(Tokens tokens, int next) {
    boolean more = next < tokens.size();
    return more && !tokens.is(next, WordClass.AUXILIARY) && !tokens.is(next, WordClass.SUBJECT);
  }

  private static Question what(Tokens tokens, int next) {
    if (next >= tokens.size()) {
      return Question.NONE;
    }
    String word = tokens.text(next);
    if (OPEN_VERBS.contains(word)
        || (tokens.is(next, WordClass.AUXILIARY) && next + 1 < tokens.size())) {
      return Question.OPEN;
    }
    if (FACTS.contains(word)) {
      return Question.CLOSED;
    }
    return isInvertedAfter(tokens, next) ? openOrFact(tokens, next - 1) : Question.NONE;
  }

  /** "What other steps could you take": a few words, then the inversion. */
  private static boolean isInvertedAfter(Tokens tokens, int next) {
    for (int verb = next + 1; verb <= next + NAMING && isNaming(tokens, verb - 1); verb++) {
      if (isInvertedNext(tokens, verb) && Inversion.isAsking(tokens.text(verb))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the auxiliary at {@code i} belongs to "what other plans do you have". */
  static boolean inverts(Tokens tokens, int i) {
    for (int k = i - 1; k >= i - 1 - NAMING && isNaming(tokens, k); k--) {
      if (tokens.reads(k, "what") || tokens.reads(k, "how")) {
        return true;
      }
    }
    return false;
  }

  /** "What you need to do you know": a clause, and nothing that names what is asked for. */
  private static boolean isNaming(Tokens tokens, int i) {
    return !tokens.is(i, WordClass.SUBJECT | WordClass.AUXILIARY) && !tokens.reads(i, "to");
  }

  private static Question how(Tokens tokens, int next) {
    if (tokens.reads(next, "come")) {
      return Question.OPEN;
    }
    // "How about we meet next week" suggests something.
    if (tokens.reads(next, "about")) {
      return tokens.is(next + 1, WordClass.SUBJECT) ? Question.CLOSED : Question.OPEN;
    }
    // "How are things", whatever the subject.
    if (tokens.is(next, WordClass.AUXILIARY) && next + 1 < tokens.size()) {
      return Question.OPEN;
    }
    boolean measure = next < tokens.size() && MEASURES.contains(tokens.text(next));
    if (measure) {
      boolean tells = tokens.reads(next, "much", "i") || tokens.reads(next, "much", "we");
      return tells ? Question.NONE : Question.CLOSED;
    }
    // "How confident are you", "how important is that to you".
    boolean inverted = isInvertedNext(tokens, next + 1) || isInvertedAfter(tokens, next);
    return inverted ? Question.OPEN : Question.NONE;
  }

  private static boolean asksForStory(String word) {
    return word.equals("what") || word.equals("how") || word.equals("why");
  }

  /**
   * A wh-question is open when it asks what, how or why, and not for a fact or a measure; or where
   * somebody sees themselves: "where do you think we should start".
   */
  static Question openOrFact(Tokens tokens, int i) {
    if (tokens.reads(i, "where") && tokens.reads(i + 2, "you")) {
      boolean view = i + 3 < tokens.size() && VIEWS.contains(tokens.text(i + 3));
      return view ? Question.OPEN : Question.CLOSED;
    }
    if (!asksForStory(tokens.text(i))) {
      return Question.CLOSED;
    }
    for (int k = i + 1; tokens.reads(i, "what") && k < Math.min(tokens.size(), i + 6); k++) {
      if (FACTS.contains(tokens.text(k)) && !tokens.reads(k - 1, "in", "order")) {
        return Question.CLOSED;
      }
    }
    return Question.OPEN;
  }

  /** Whether the word asks for a fact or a measure ("number", "many"), and so for no story. */
  static boolean asksForFact(String word) {
    return MEASURES.contains(word) || FACTS.contains(word);
  }

  static boolean isMeasure(Tokens tokens, int i) {
    return i < tokens.size() && MEASURES.contains(tokens.text(i));
  }
}
