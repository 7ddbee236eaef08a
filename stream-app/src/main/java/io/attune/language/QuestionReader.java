package io.attune.language;

import java.util.Set;

/**
 * Finds questions by their form, since recognisers often print no question mark: question words,
 * inverted auxiliaries, tags, and the imperatives that invite a story. A question mark settles a
 * sentence in which none of these was found.
 */
final class QuestionReader {
  /** Inversions that are questions wherever they stand: "… can I take your name". */
  private static final Set<String> ASKING =
      Set.of("can", "could", "would", "do", "did", "does", "will", "shall", "may", "are", "have");

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

  private static final Set<String> TELLING =
      Set.of("tell", "telling", "explain", "describe", "walk", "talk", "share", "help", "say");

  private static final Set<String> TOPICS =
      Set.of("about", "more", "how", "why", "through", "understand");

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

  private QuestionReader() {}

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
      return wh(tokens, i, opens);
    }
    if (tokens.is(i, WordClass.AUXILIARY)) {
      return inversion(tokens, i, opens);
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

  private static Question wh(Tokens tokens, int i, boolean opens) {
    int next = i + 1;
    boolean inverted =
        tokens.is(next, WordClass.AUXILIARY) && isSubject(tokens, afterNot(tokens, next));
    if (!opens) {
      boolean asks = inverted && ASKING.contains(tokens.text(next));
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
    return FACTS.contains(word) ? Question.CLOSED : Question.NONE;
  }

  private static Question how(Tokens tokens, int next) {
    if (tokens.reads(next, "about") || tokens.reads(next, "come")) {
      return Question.OPEN;
    }
    boolean measure = next < tokens.size() && MEASURES.contains(tokens.text(next));
    boolean asks = measure && !tokens.reads(next, "much", "i") && !tokens.reads(next, "much", "we");
    return asks ? Question.CLOSED : Question.NONE;
  }

  /** A wh-question is open when it asks what, how or why, and not for a fact or a measure. */
  private static Question openOrFact(Tokens tokens, int i) {
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

  private static Question inversion(Tokens tokens, int i, boolean opens) {
    int subject = afterNot(tokens, i);
    boolean person =
        tokens.reads(subject, "you") || tokens.reads(subject, "i") || tokens.reads(subject, "we");
    boolean anywhere = person && ASKING.contains(tokens.text(i)) && mayInvertHere(tokens, i);
    boolean here = opens && !isImperative(tokens, i) && isSubject(tokens, subject);
    if (!anywhere && !here) {
      return Question.NONE;
    }
    return invitesStory(tokens, i) ? Question.OPEN : Question.CLOSED;
  }

  /** Not after a subject, another verb or "to": "all I can do I …". */
  private static boolean mayInvertHere(Tokens tokens, int i) {
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

  private static int afterNot(Tokens tokens, int auxiliary) {
    return tokens.reads(auxiliary + 1, "not") ? auxiliary + 2 : auxiliary + 1;
  }

  private static boolean isSubject(Tokens tokens, int i) {
    return tokens.is(i, WordClass.SUBJECT | WordClass.DETERMINER);
  }

  /** "Could you tell me more about …", "can you walk me through …". */
  private static boolean invitesStory(Tokens tokens, int i) {
    for (int k = i + 2; k < Math.min(tokens.size(), i + 6); k++) {
      if (TELLING.contains(tokens.text(k))) {
        return hasTopic(tokens, k + 1);
      }
    }
    return false;
  }

  private static boolean hasTopic(Tokens tokens, int from) {
    for (int k = from; k < Math.min(tokens.size(), from + 5); k++) {
      String word = tokens.text(k);
      if (MEASURES.contains(word) || FACTS.contains(word)) {
        return false;
      }
      if (TOPICS.contains(word)
          && !(word.equals("how")
              && k + 1 < tokens.size()
              && MEASURES.contains(tokens.text(k + 1)))) {
        return true;
      }
    }
    return false;
  }

  private static Question imperative(Tokens tokens, int i, boolean opens) {
    boolean toMe = tokens.reads(i + 1, "me") || tokens.reads(i + 1, "us");
    return opens && toMe && hasTopic(tokens, i + 2) ? Question.OPEN : Question.NONE;
  }

  /** "I was wondering if", "I'm curious how". */
  private static Question wondering(Tokens tokens, int i) {
    if (!tokens.is(i - 1, WordClass.AUXILIARY | WordClass.SUBJECT | WordClass.SOFT)) {
      return Question.NONE;
    }
    if (tokens.reads(i + 1, "if") || tokens.reads(i + 1, "whether")) {
      return Question.CLOSED;
    }
    return tokens.is(i + 1, WordClass.WH) ? openOrFact(tokens, i + 1) : Question.NONE;
  }

  /** "Any questions", "anything else I can help with". */
  private static Question elliptic(Tokens tokens, int i, boolean opens) {
    boolean shortTurn = tokens.size() - i >= 2 && tokens.size() - i <= 8;
    boolean statement = tokens.is(i + 1, WordClass.AUXILIARY) || tokens.reads(i + 1, "you");
    return opens && shortTurn && !statement ? Question.CLOSED : Question.NONE;
  }

  private static Question ending(Tokens tokens, int from, int to) {
    if (tokens.has(to - 1, Tokens.QUESTION)) {
      boolean story = tokens.is(from, WordClass.WH) && openOrFact(tokens, from) == Question.OPEN;
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
        && mayInvertHere(tokens, verb);
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
