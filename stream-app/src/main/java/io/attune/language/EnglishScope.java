package io.attune.language;

import java.util.Set;

/**
 * How far a negation reaches. A negator counts when it stands in the same clause, at most four
 * words (adverbs apart) before what it denies, and when it really denies: "no" as an answer, "why
 * not", "not only", "can't you see" and "never been so …" do not.
 */
final class EnglishScope {
  private static final int REACH = 4;

  /** "No offence", "no doubt": set phrases that deny nothing further on. */
  private static final Set<String> NO_PHRASES =
      Set.of(
          "offense",
          "offence",
          "doubt",
          "wonder",
          "question",
          "kidding",
          "joke",
          "thanks",
          "thank",
          "problem",
          "problems",
          "worries",
          "matter",
          "sorry",
          "please",
          "actually",
          "thankyou",
          "way",
          "because",
          "rush",
          "bother",
          "pressure",
          "i");

  private static final Set<String> AFTER_NOT = Set.of("only", "just", "mention");

  /** "I can't believe how rude", "can't help feeling upset". */
  private static final Set<String> AFTER_CANNOT =
      Set.of("believe", "help", "stress", "stand", "wait", "thank", "emphasize", "see", "tell");

  private static final Set<String> DEGREE = Set.of("so", "such", "this", "more", "as");

  private EnglishScope() {}

  /** Index of the token that negates what starts at {@code start}, -1 if nothing does. */
  static int negatorBefore(Tokens tokens, int start) {
    if (opensClause(tokens, start)) {
      return -1;
    }
    int left = REACH;
    for (int i = start - 1; i >= 0 && left >= 0; i--) {
      if (tokens.has(i, Tokens.SENTENCE_END | Tokens.CLAUSE_END)) {
        return -1;
      }
      if (tokens.is(i, WordClass.NEGATOR)) {
        return negates(tokens, i, start) ? i : -1;
      }
      if (closesScope(tokens, i)) {
        return -1;
      }
      if (!tokens.is(i, WordClass.SOFT)) {
        left--;
      }
    }
    return -1;
  }

  private static boolean closesScope(Tokens tokens, int i) {
    if (tokens.reads(i, "so")) {
      return tokens.is(i + 1, WordClass.SUBJECT);
    }
    return tokens.is(i, WordClass.CLAUSE_OPENER) || opensClause(tokens, i);
  }

  /**
   * "… it is", "… I": a new clause, unless it is what somebody thinks or says, or what is "not that
   * it is".
   */
  private static boolean opensClause(Tokens tokens, int i) {
    if (!tokens.is(i, WordClass.SUBJECT)) {
      return false;
    }
    boolean thought =
        tokens.is(i - 1, WordClass.OPINION)
            || (tokens.reads(i - 1, "that")
                && tokens.is(i - 2, WordClass.OPINION | WordClass.NEGATOR));
    return !thought && (isPerson(tokens.text(i)) || tokens.is(i + 1, WordClass.AUXILIARY));
  }

  private static boolean isPerson(String word) {
    return switch (word) {
      case "i", "we", "they", "he", "she" -> true;
      default -> false;
    };
  }

  private static boolean negates(Tokens tokens, int i, int start) {
    return switch (tokens.text(i)) {
      case "no" -> noNegates(tokens, i);
      case "not" -> notNegates(tokens, i, start);
      case "never" -> !tokens.reads(i + 1, "mind") && !isDegree(tokens, i, start);
      case "nothing" -> !tokens.reads(i + 1, "but") && !isDegree(tokens, i, start);
      default -> true;
    };
  }

  /** "No complaints" denies; "no it is too much" answers. */
  private static boolean noNegates(Tokens tokens, int i) {
    int other =
        WordClass.SUBJECT
            | WordClass.AUXILIARY
            | WordClass.DETERMINER
            | WordClass.NO
            | WordClass.WH
            | WordClass.CLAUSE_OPENER;
    boolean answer = tokens.is(i + 1, other) || (i == 0 && tokens.is(i + 1, WordClass.SOFT));
    return !answer && !NO_PHRASES.contains(tokens.text(i + 1));
  }

  private static boolean notNegates(Tokens tokens, int i, int start) {
    String next = tokens.text(i + 1);
    boolean going = tokens.reads(i + 1, "going") && tokens.reads(i + 3, "lie");
    boolean cannot =
        (tokens.reads(i - 1, "can") || tokens.reads(i - 1, "could")) && AFTER_CANNOT.contains(next);
    boolean set = AFTER_NOT.contains(next) || tokens.reads(i + 1, "to", "mention");
    return !going
        && !cannot
        && !set
        && !tokens.reads(i - 1, "why")
        && !tokens.reads(i - 1, "or")
        && !isRhetorical(tokens, i)
        && !(tokens.reads(i - 1, "could") && isDegree(tokens, i, start));
  }

  /** "Don't you think", "isn't that": an inverted question expects a yes. */
  private static boolean isRhetorical(Tokens tokens, int i) {
    if (!tokens.is(i - 1, WordClass.AUXILIARY) || !tokens.is(i + 1, WordClass.SUBJECT)) {
      return false;
    }
    int opening = WordClass.WH | WordClass.CLAUSE_OPENER | WordClass.OPENING;
    return i == 1
        || tokens.is(i - 2, opening)
        || tokens.has(i - 2, Tokens.SENTENCE_END | Tokens.CLAUSE_END);
  }

  /** "Never been so angry", "couldn't be more pleased". */
  private static boolean isDegree(Tokens tokens, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (DEGREE.contains(tokens.text(i))) {
        return true;
      }
    }
    return false;
  }
}
