package io.attune.language;

import java.util.Set;

/**
 * How far a German negation reaches. It stands before what it denies, in the same clause and at
 * most four words (adverbs apart) away ("nicht zufrieden", "kein Problem"); or it comes after the
 * verb that it denies, with nothing but pronouns between ("das hilft mir nicht").
 *
 * <p>"Nicht nur", "nicht wahr", "warum nicht", "ob oder nicht", questions that expect a yes ("ist
 * das nicht …") and "nie so …" deny nothing.
 */
final class GermanScope {
  private static final int REACH = 4;
  private static final int REACH_BEHIND = 3;

  private static final Set<String> AFTER_NOT =
      Set.of("nur", "wahr", "zuletzt", "umsonst", "allein", "mal", "bloss");

  private static final Set<String> PERSONS = Set.of("ich", "wir", "er", "man", "du");

  /** Stand between a verb and the "nicht" that denies it. */
  private static final Set<String> PRONOUNS =
      Set.of(
          "mir", "mich", "uns", "ihnen", "sie", "es", "das", "ihn", "ihm", "ich", "wir", "sich",
          "man", "davon", "daran", "dazu");

  private static final Set<String> DEGREE = Set.of("so", "dermassen", "derart", "derartig");

  private GermanScope() {}

  /** Index of the token that negates the tokens {@code [start, end)}, -1 if nothing does. */
  static int negatorOf(Tokens tokens, int start, int end) {
    int before = negatorBefore(tokens, start);
    if (before >= 0) {
      return before;
    }
    int within = negatorWithin(tokens, start, end);
    return within >= 0 ? within : negatorBehind(tokens, end);
  }

  /** "Bin … nicht … sauer": stands where a phrase leaves a gap between its verb and the rest. */
  private static int negatorWithin(Tokens tokens, int start, int end) {
    for (int i = start + 1; i < end - 1; i++) {
      if (tokens.is(i, WordClass.NEGATOR) && denies(tokens, i, end)) {
        return i;
      }
    }
    return -1;
  }

  private static int negatorBefore(Tokens tokens, int start) {
    int left = REACH;
    for (int i = start - 1; i >= 0 && left >= 0; i--) {
      boolean through = isComplementOfDenial(tokens, i);
      if (tokens.has(i, Tokens.SENTENCE_END)
          || (tokens.has(i, Tokens.CLAUSE_END) && !isComplementOfDenial(tokens, i + 1))) {
        return -1;
      }
      if (tokens.is(i, WordClass.NEGATOR)) {
        return denies(tokens, i, start) ? i : -1;
      }
      if (!through && closesScope(tokens, i)) {
        return -1;
      }
      if (!tokens.is(i, WordClass.SOFT)) {
        left--;
      }
    }
    return -1;
  }

  /** "Ich finde nicht, dass …": the denial of an opinion reaches into what is not thought. */
  private static boolean isComplementOfDenial(Tokens tokens, int i) {
    return tokens.reads(i, "dass") && tokens.is(i - 1, WordClass.NEGATOR);
  }

  private static boolean closesScope(Tokens tokens, int i) {
    boolean opens = tokens.is(i, WordClass.CLAUSE_OPENER) || PERSONS.contains(tokens.text(i));
    // "Nicht mehr das ist …": a pronoun with its verb begins anew.
    boolean anew = tokens.is(i, WordClass.SUBJECT) && tokens.is(i + 1, WordClass.AUXILIARY);
    return opens ? !isSubjectOfSubordinate(tokens, i) : anew;
  }

  /**
   * "Nicht dass ich unzufrieden wäre": within the complement of a denial a subject opens nothing.
   */
  private static boolean isSubjectOfSubordinate(Tokens tokens, int i) {
    return PERSONS.contains(tokens.text(i)) && isComplementOfDenial(tokens, i - 1);
  }

  private static boolean denies(Tokens tokens, int i, int start) {
    return switch (tokens.text(i)) {
      case "nicht" -> notDenies(tokens, i);
      case "nie", "niemals", "kaum" -> !isDegree(tokens, i, start);
      default -> true;
    };
  }

  private static boolean notDenies(Tokens tokens, int i) {
    boolean set = i + 1 < tokens.size() && AFTER_NOT.contains(tokens.text(i + 1));
    boolean choice = tokens.reads(i - 1, "oder") || tokens.reads(i - 1, "warum");
    return !set && !choice && !isRhetorical(tokens, i);
  }

  /** "Ist das nicht …", "können Sie nicht …" at the start of a clause. */
  private static boolean isRhetorical(Tokens tokens, int i) {
    return tokens.is(i - 2, WordClass.AUXILIARY)
        && tokens.is(i - 1, WordClass.SUBJECT)
        && (i == 2
            || tokens.is(i - 3, WordClass.OPENING)
            || tokens.has(i - 3, Tokens.SENTENCE_END | Tokens.CLAUSE_END));
  }

  /** "Noch nie so wütend". */
  private static boolean isDegree(Tokens tokens, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (DEGREE.contains(tokens.text(i))) {
        return true;
      }
    }
    return false;
  }

  private static int negatorBehind(Tokens tokens, int end) {
    int left = REACH_BEHIND;
    // "Zu teuer ist es nicht": what is denied has moved to the front.
    boolean fronted = tokens.is(end, WordClass.AUXILIARY) && tokens.is(end + 1, WordClass.SUBJECT);
    for (int i = fronted ? end + 1 : end; i < tokens.size() && left >= 0; i++, left--) {
      if (tokens.has(i - 1, Tokens.SENTENCE_END | Tokens.CLAUSE_END)) {
        return -1;
      }
      if (tokens.is(i, WordClass.NEGATOR)) {
        return deniesBefore(tokens, i) ? i : -1;
      }
      if (!PRONOUNS.contains(tokens.text(i)) && !tokens.is(i, WordClass.SOFT)) {
        return -1;
      }
      if (tokens.is(i, WordClass.SUBJECT) && tokens.is(i + 1, WordClass.AUXILIARY)) {
        return -1;
      }
    }
    return -1;
  }

  /** "Hilft mir nicht", "hilft mir nicht weiter", but not "ein Skandal, nicht normal". */
  private static boolean deniesBefore(Tokens tokens, int i) {
    if (!tokens.reads(i, "nicht") && !tokens.reads(i, "nie") && !tokens.reads(i, "nichts")) {
      return false;
    }
    boolean ends =
        i + 1 == tokens.size()
            || tokens.has(i, Tokens.CLAUSE_END | Tokens.SENTENCE_END)
            || tokens.is(i + 1, WordClass.FUNCTION | WordClass.CLAUSE_OPENER)
            || tokens.reads(i + 1, "weiter");
    return ends && notDenies(tokens, i);
  }
}
