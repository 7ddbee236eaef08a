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

  private WhQuestion() {}

  /** Reads the question word at {@code i}; {@code opens} says whether a clause begins there. */
  static Question read(Tokens tokens, int i, boolean opens) {
    int next = i + 1;
    boolean inverted =
        tokens.is(next, WordClass.AUXILIARY)
            && Inversion.isSubject(tokens, Inversion.afterNot(tokens, next));
    if (!opens) {
      boolean asks = inverted && Inversion.isAsking(tokens.text(next));
      return asks ? openOrFact(tokens, i) : Question.NONE;
    }
    if (inverted) {
      return openOrFact(tokens, i);
    }
    return switch (tokens.text(i)) {
      case "what" -> what(tokens, next);
      case "how" -> how(tokens, next);
      case "why" ->
          tokens.reads(next, "not") || tokens.is(next, WordClass.AUXILIARY)
              ? Question.OPEN
              : Question.NONE;
      case "who" -> isVerbAfterWho(tokens, next) ? Question.CLOSED : Question.NONE;
      case "which" ->
          tokens.reads(next, "one") || tokens.reads(next, "of") ? Question.CLOSED : Question.NONE;
      default -> Question.NONE;
    };
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

  /** "What steps could you take", "how confident are you": a word or two, then the inversion. */
  private static boolean isInvertedAfter(Tokens tokens, int next) {
    for (int verb = next + 1; verb <= next + 2; verb++) {
      if (tokens.is(verb, WordClass.AUXILIARY)
          && Inversion.isAsking(tokens.text(verb))
          && Inversion.isSubject(tokens, Inversion.afterNot(tokens, verb))) {
        return true;
      }
    }
    return false;
  }

  private static Question how(Tokens tokens, int next) {
    if (tokens.reads(next, "about") || tokens.reads(next, "come")) {
      return Question.OPEN;
    }
    boolean measure = next < tokens.size() && MEASURES.contains(tokens.text(next));
    if (measure) {
      boolean tells = tokens.reads(next, "much", "i") || tokens.reads(next, "much", "we");
      return tells ? Question.NONE : Question.CLOSED;
    }
    return isInvertedAfter(tokens, next) ? Question.OPEN : Question.NONE;
  }

  /** A wh-question is open when it asks what, how or why, and not for a fact or a measure. */
  static Question openOrFact(Tokens tokens, int i) {
    boolean story =
        switch (tokens.text(i)) {
          case "what", "how", "why" -> true;
          default -> false;
        };
    if (!story) {
      return Question.CLOSED;
    }
    for (int k = i + 1; tokens.reads(i, "what") && k < Math.min(tokens.size(), i + 6); k++) {
      if (FACTS.contains(tokens.text(k))) {
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
