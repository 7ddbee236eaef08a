package io.attune.language;

import java.util.Set;

/**
 * Finds German questions by their form: a question word with its verb, a verb before its subject,
 * tags, and the imperatives that invite a story. A question mark settles a sentence in which none
 * of these was found.
 */
final class GermanQuestions {
  /** Verbs that ask when they stand first; many a statement of their kind begins with "Sie". */
  private static final Set<String> ASKING =
      Set.of(
          "gibt",
          "geht",
          "passt",
          "klappt",
          "reicht",
          "hilft",
          "stimmt",
          "kennen",
          "wissen",
          "brauchen",
          "nutzen",
          "suchen",
          "wuenschen",
          "arbeiten",
          "bekommen",
          "hoeren",
          "verstehen",
          "moegen",
          "macht",
          "spricht",
          "gilt",
          "kostet",
          "funktioniert");

  /** "Hätte ich", "sollten Sie": conditions more often than questions. */
  private static final Set<String> CONDITIONAL =
      Set.of("haette ich", "haetten wir", "waere ich", "sollten sie", "sollte ich", "wuerde ich");

  private static final Set<String> STORY_WORDS =
      Set.of(
          "was",
          "wie",
          "warum",
          "wieso",
          "weshalb",
          "weswegen",
          "wozu",
          "worum",
          "woran",
          "worauf",
          "wobei",
          "inwiefern",
          "inwieweit",
          "wofuer");

  private static final Set<String> MEASURES =
      Set.of("viel", "viele", "lange", "oft", "hoch", "alt", "weit", "gross", "schnell", "spaet");

  /** "Wie gesagt", "wie immer": refers back and asks nothing. */
  private static final Set<String> AFTER_COMPARING_WIE =
      Set.of(
          "gesagt",
          "immer",
          "bereits",
          "schon",
          "auch",
          "versprochen",
          "besprochen",
          "vereinbart",
          "erwaehnt",
          "gewuenscht",
          "gehabt",
          "folgt",
          "abgemacht",
          "bestellt",
          "oben",
          "lange");

  /** Nouns that ask for a fact, alone or as the end of a compound ("Kundennummer"). */
  private static final String[] FACTS = {
    "name",
    "nummer",
    "adresse",
    "leitzahl",
    "datum",
    "uhrzeit",
    "mail",
    "konto",
    "passwort",
    "kennwort",
    "preis",
    "betrag",
    "summe",
    "farbe",
    "modell",
    "iban",
    "anschrift",
    "code",
    "zeichen",
    "kostet",
    "kosten",
  };

  private static final Set<String> TELLING =
      Set.of(
          "erzaehlen", "beschreiben", "schildern", "erklaeren", "erlaeutern", "sagen", "verraten");

  private static final int STORY_REACH = 9;

  /** Words in which the end of a clause is looked for; without punctuation it may never come. */
  private static final int CLAUSE_REACH = 12;

  private GermanQuestions() {}

  static Questions read(Tokens tokens) {
    Questions found = Questions.NONE;
    boolean foundInSentence = false;
    int sentence = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Question form = opensClause(tokens, i, sentence) ? formAt(tokens, i) : Question.NONE;
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

  private static boolean opensClause(Tokens tokens, int i, int sentence) {
    return i == sentence
        || tokens.has(i - 1, Tokens.CLAUSE_END)
        || tokens.is(i - 1, WordClass.OPENING);
  }

  private static Question formAt(Tokens tokens, int i) {
    if (tokens.is(i, WordClass.WH)) {
      return isAsked(tokens, i) ? openOrFact(tokens, i) : Question.NONE;
    }
    boolean afterPreposition = isPreposition(tokens.text(i)) && tokens.is(i + 1, WordClass.WH);
    if (afterPreposition) {
      // "Seit wann", "an wen", "um wie viel": asks for one thing.
      return isAsked(tokens, i + 1) ? Question.CLOSED : Question.NONE;
    }
    if (TELLING.contains(tokens.text(i)) && tokens.reads(i + 1, "sie")) {
      return invitation(tokens, i);
    }
    return isVerbFirst(tokens, i) ? storyOrFact(tokens, i) : Question.NONE;
  }

  private static boolean isPreposition(String word) {
    return switch (word) {
      case "an",
          "auf",
          "bis",
          "fuer",
          "in",
          "mit",
          "nach",
          "seit",
          "um",
          "von",
          "vor",
          "zu",
          "bei" ->
          true;
      default -> false;
    };
  }

  /** In a question the verb follows the question word; in a subordinate clause its subject does. */
  private static boolean isAsked(Tokens tokens, int i) {
    int next = i + 1;
    if (next >= tokens.size() || (tokens.reads(i, "wie") && isComparing(tokens, next))) {
      return false;
    }
    if (tokens.reads(i, "was", "fuer") || tokens.text(i).startsWith("welch")) {
      return true;
    }
    boolean measured = tokens.reads(i, "wie") && MEASURES.contains(tokens.text(next));
    if (measured) {
      return !tokens.is(next + 1, WordClass.SUBJECT);
    }
    return !tokens.is(next, WordClass.SUBJECT | WordClass.DETERMINER | WordClass.NEGATOR)
        && !isObject(tokens.text(next))
        && !isVerbFinal(tokens, next);
  }

  /** "…, was da genau passiert ist": the finite verb closes a subordinate clause. */
  private static boolean isVerbFinal(Tokens tokens, int next) {
    int last = next;
    while (last + 1 < Math.min(tokens.size(), next + CLAUSE_REACH)
        && !tokens.has(last, Tokens.CLAUSE_END | Tokens.SENTENCE_END | Tokens.QUESTION)) {
      last++;
    }
    return last > next
        && !tokens.is(next, WordClass.AUXILIARY)
        && !ASKING.contains(tokens.text(next))
        && tokens.is(last, WordClass.AUXILIARY)
        && !tokens.has(last, Tokens.QUESTION);
  }

  private static boolean isComparing(Tokens tokens, int next) {
    String word = tokens.text(next);
    boolean howLong = word.equals("lange") && next + 1 < tokens.size();
    return AFTER_COMPARING_WIE.contains(word) && !howLong;
  }

  /** "Was mich stört", "wie Ihnen bekannt ist". */
  private static boolean isObject(String word) {
    return switch (word) {
      case "mich", "mir", "uns", "ihnen", "ihn", "ihm", "sich" -> true;
      default -> false;
    };
  }

  private static Question openOrFact(Tokens tokens, int i) {
    boolean measure =
        tokens.reads(i, "wie") && i + 1 < tokens.size() && MEASURES.contains(tokens.text(i + 1));
    if (measure || !STORY_WORDS.contains(tokens.text(i))) {
      return Question.CLOSED;
    }
    return namesFact(tokens, i + 1, i + 5) ? Question.CLOSED : Question.OPEN;
  }

  private static boolean isVerbFirst(Tokens tokens, int i) {
    if (i + 1 >= tokens.size()) {
      return false;
    }
    boolean subject =
        tokens.is(i + 1, WordClass.SUBJECT | WordClass.DETERMINER) || isObject(tokens.text(i + 1));
    boolean verb = tokens.is(i, WordClass.AUXILIARY) || ASKING.contains(tokens.text(i));
    if (isJoined(tokens, i) && !isPerson(tokens.text(i + 1))) {
      return false;
    }
    return verb && subject && !CONDITIONAL.contains(tokens.text(i) + " " + tokens.text(i + 1));
  }

  /** "… und hat das abgeschlossen" goes on with the subject of before; "und haben Sie …" asks. */
  private static boolean isJoined(Tokens tokens, int i) {
    return tokens.reads(i - 1, "und") || tokens.reads(i - 1, "oder") || tokens.reads(i - 1, "aber");
  }

  private static boolean isPerson(String word) {
    return switch (word) {
      case "sie", "ich", "wir", "man" -> true;
      default -> false;
    };
  }

  /** "Können Sie mir schildern, was …": the verb of telling stands at the end of its clause. */
  private static Question storyOrFact(Tokens tokens, int i) {
    int end = Math.min(tokens.size(), i + STORY_REACH);
    for (int k = i + 2; k < end; k++) {
      if (TELLING.contains(tokens.text(k))) {
        return namesFact(tokens, i + 2, k + 4) ? Question.CLOSED : Question.OPEN;
      }
    }
    return Question.CLOSED;
  }

  /** "Erzählen Sie mir davon" invites; "sagen Sie mir Ihre Nummer" asks for a fact, by order. */
  private static Question invitation(Tokens tokens, int i) {
    return namesFact(tokens, i + 2, i + 7) ? Question.NONE : Question.OPEN;
  }

  private static boolean namesFact(Tokens tokens, int from, int to) {
    for (int k = from; k < Math.min(tokens.size(), to); k++) {
      for (String fact : FACTS) {
        if (tokens.text(k).endsWith(fact)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Question ending(Tokens tokens, int from, int to) {
    if (tokens.has(to - 1, Tokens.QUESTION)) {
      return tokens.is(from, WordClass.WH) ? openOrFact(tokens, from) : Question.CLOSED;
    }
    return to - from >= 4 && isTag(tokens, to) ? Question.CLOSED : Question.NONE;
  }

  /** "…, oder", "…, nicht wahr", "…, richtig". */
  private static boolean isTag(Tokens tokens, int to) {
    boolean paused = tokens.has(to - 2, Tokens.CLAUSE_END);
    return tokens.reads(to - 1, "oder")
        || tokens.reads(to - 2, "nicht", "wahr")
        || tokens.reads(to - 2, "oder", "nicht")
        || (paused && tokens.is(to - 1, WordClass.CORRECT));
  }
}
