package io.attune.language;

import java.util.Set;

/**
 * Finds questions by their form, since recognisers often print no question mark: question words,
 * inverted auxiliaries, tags, and the imperatives that invite a story. A question mark settles a
 * sentence in which none of these was found.
 */
final class EnglishQuestions {
  /** Before "right" at the end these make it an adjective or a direction, not a tag. */
  private static final Set<String> BEFORE_ADJECTIVE =
      Set.of(
          "all",
          "quite",
          "turn",
          "the",
          "left",
          "on",
          "yeah",
          "okay",
          "that",
          "not",
          "just",
          "my",
          "your",
          "too",
          "a",
          "get",
          "got",
          "it",
          "done",
          "absolutely",
          "so",
          "and",
          "about",
          "oh");

  /** After "any" and "anything" these ask for whatever comes to mind. */
  private static final Set<String> INVITING =
      Set.of("else", "other", "thoughts", "ideas", "reasons", "ways");

  /** An elliptic question has so many words at most. */
  private static final int ELLIPTIC = 8;

  private EnglishQuestions() {}

  static Questions read(Tokens tokens) {
    Questions found = Questions.NONE;
    boolean foundInSentence = false;
    int sentence = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Question form = formAt(tokens, i, sentence);
      found = found.and(form);
      foundInSentence |= form != Question.NONE;
      boolean last = i + 1 == tokens.size();
      if (last || tokens.has(i, Tokens.SENTENCE_END)) {
        if (!foundInSentence) {
          found = found.and(ending(tokens, sentence, i + 1));
        }
        foundInSentence = false;
        sentence = i + 1;
      }
    }
    return found;
  }

  private static Question formAt(Tokens tokens, int i, int sentence) {
    boolean opens = opensClause(tokens, i, sentence);
    if (tokens.is(i, WordClass.WH)) {
      return WhQuestion.read(tokens, i, opens);
    }
    if (tokens.is(i, WordClass.AUXILIARY)) {
      return Inversion.read(tokens, i, opens);
    }
    return switch (tokens.text(i)) {
      case "tell", "talk", "walk", "describe", "explain", "share" -> imperative(tokens, i, opens);
      case "wondering", "wonder", "curious" -> wondering(tokens, i);
      case "any", "anything", "anyone" -> elliptic(tokens, i, opens);
      default -> Question.NONE;
    };
  }

  private static boolean opensClause(Tokens tokens, int i, int sentence) {
    return i == sentence
        || tokens.has(i - 1, Tokens.CLAUSE_END)
        || tokens.is(i - 1, WordClass.OPENING);
  }

  private static Question imperative(Tokens tokens, int i, boolean opens) {
    boolean toMe = tokens.reads(i + 1, "me") || tokens.reads(i + 1, "us");
    return opens && toMe && Inversion.hasTopic(tokens, i + 2) ? Question.OPEN : Question.NONE;
  }

  /** "I was wondering if", "I'm curious how". */
  private static Question wondering(Tokens tokens, int i) {
    if (!tokens.is(i - 1, WordClass.AUXILIARY | WordClass.SUBJECT | WordClass.SOFT)) {
      return Question.NONE;
    }
    if (tokens.reads(i + 1, "if") || tokens.reads(i + 1, "whether")) {
      return Question.CLOSED;
    }
    return tokens.is(i + 1, WordClass.WH) ? WhQuestion.openOrFact(tokens, i + 1) : Question.NONE;
  }

  /** "Any questions", "anything else I can help with"; "any other reasons" invites more. */
  private static Question elliptic(Tokens tokens, int i, boolean opens) {
    int words = tokens.size() - i;
    boolean statement = tokens.is(i + 1, WordClass.AUXILIARY) || tokens.reads(i + 1, "you");
    if (!opens || words < 2 || statement) {
      return Question.NONE;
    }
    if (invitesMore(tokens, i + 1)) {
      return Question.OPEN;
    }
    return words <= ELLIPTIC ? Question.CLOSED : Question.NONE;
  }

  /** "Else", "other", "thoughts", unless it is what the speaker can do. */
  static boolean invitesMore(Tokens tokens, int i) {
    if (i >= tokens.size() || !INVITING.contains(tokens.text(i))) {
      return false;
    }
    for (int k = i + 1; k < tokens.size() && k <= i + ELLIPTIC; k++) {
      if (tokens.is(k, WordClass.SELF) || tokens.reads(k, "we") || tokens.reads(k, "help")) {
        return false;
      }
    }
    return true;
  }

  private static Question ending(Tokens tokens, int from, int to) {
    if (tokens.has(to - 1, Tokens.QUESTION)) {
      boolean story =
          tokens.is(from, WordClass.WH) && WhQuestion.openOrFact(tokens, from) == Question.OPEN;
      return story ? Question.OPEN : Question.CLOSED;
    }
    return to - from >= 4 && (isTag(tokens, to) || isRightTag(tokens, to))
        ? Question.CLOSED
        : Question.NONE;
  }

  /** "…, isn't it", "… will you". */
  private static boolean isTag(Tokens tokens, int to) {
    int verb = tokens.reads(to - 2, "not") ? to - 3 : to - 2;
    int no = WordClass.SUBJECT | WordClass.WH | WordClass.NEGATOR | WordClass.OPINION;
    return tokens.is(to - 1, WordClass.SUBJECT)
        && tokens.is(verb, WordClass.AUXILIARY)
        && !tokens.is(verb - 1, no)
        && Inversion.mayInvertHere(tokens, verb);
  }

  private static boolean isRightTag(Tokens tokens, int to) {
    boolean tag =
        tokens.reads(to - 1, "right")
            || tokens.reads(to - 1, "correct")
            || tokens.reads(to - 1, "huh");
    return tag
        && !tokens.is(to - 2, WordClass.AUXILIARY)
        && !BEFORE_ADJECTIVE.contains(tokens.text(to - 2));
  }
}
