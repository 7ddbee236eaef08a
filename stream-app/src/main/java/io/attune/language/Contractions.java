package io.attune.language;

import java.util.Map;
import java.util.Set;

/**
 * Writes contractions out, so that "don't", "dont" and "do not" are the same two tokens. What the
 * next word decides ("he's" is or has, "id" the card or "I would") is left as a mark and settled by
 * {@link #resolve} once the next word is known.
 */
final class Contractions {
  static final String IS = "'s";
  private static final String WOULD = "'d";

  /** Room for a second token that {@link #resolve} fills or closes. */
  static final String OPEN = "";

  /** A hash map, and not an unmodifiable copy: it is asked for every word, and twice as fast. */
  private static final Map<String, String[]> WHOLE = EnglishForms.table();

  /** After these, 's is a verb; after a noun it is taken for a possessive and dropped. */
  private static final Set<String> VERB_HOSTS =
      Set.of(
          "it",
          "that",
          "what",
          "there",
          "here",
          "he",
          "she",
          "who",
          "where",
          "how",
          "when",
          "why",
          "this",
          "everything",
          "nothing",
          "something",
          "everyone",
          "nobody",
          "which");

  private static final Set<String> AFTER_HAS =
      Set.of("been", "got", "gotten", "become", "had", "gone", "taken", "happened", "come", "made");

  /** Verbs that make an apostrophe-less "id" or "ill" a pronoun with its auxiliary. */
  private static final Set<String> BARE_VERBS =
      Set.of(
          "like",
          "rather",
          "have",
          "love",
          "need",
          "prefer",
          "say",
          "be",
          "want",
          "take",
          "call",
          "think",
          "get",
          "let",
          "give",
          "go",
          "pass",
          "just",
          "do",
          "try",
          "send",
          "check",
          "see",
          "probably",
          "definitely",
          "still",
          "appreciate",
          "not",
          "never",
          "hate",
          "make",
          "put",
          "look",
          "talk",
          "speak",
          "tell",
          "leave",
          "wait",
          "stick",
          "stay",
          "cancel",
          "pay");

  private Contractions() {}

  /** Appends the token or tokens of one word, given in lower case. */
  static void expand(String word, int at, TokenBuffer out) {
    String[] parts = WHOLE.get(word);
    if (parts != null) {
      for (String part : parts) {
        out.add(part, at);
      }
      return;
    }
    int apostrophe = word.indexOf('\'');
    if (apostrophe < 0) {
      out.add(word, at);
    } else {
      expandApostrophe(word, apostrophe, at, out);
    }
  }

  private static void expandApostrophe(String word, int apostrophe, int at, TokenBuffer out) {
    if (apostrophe == 0) {
      expandUnlessEmpty(word.substring(1), at, out);
      return;
    }
    String host = word.substring(0, apostrophe);
    String ending = word.substring(apostrophe + 1);
    switch (ending) {
      case "t" -> addTwo(withoutN(host), "not", at, out);
      case "ll" -> addTwo(host, "will", at, out);
      case "ve" -> addTwo(host, "have", at, out);
      case "re" -> addTwo(host, "are", at, out);
      case "m" -> addTwo(host, "am", at, out);
      case "d" -> addTwo(host, WOULD, at, out);
      case "s" -> addTwo(host, IS, at, out);
      case "d've" -> {
        addTwo(host, "would", at, out);
        out.add("have", at);
      }
      case "" -> out.add(host.endsWith("in") ? host + "g" : host, at);
      default -> {
        expandUnlessEmpty(host, at, out);
        expandUnlessEmpty(ending, at, out);
      }
    }
  }

  private static void expandUnlessEmpty(String word, int at, TokenBuffer out) {
    String rest = word;
    // A run of apostrophes is skipped in a loop: recursion depth must not follow the input.
    int start = 0;
    while (start < rest.length() && rest.charAt(start) == '\'') {
      start++;
    }
    rest = rest.substring(start).replace("'", "");
    if (!rest.isEmpty()) {
      String[] parts = WHOLE.get(rest);
      if (parts == null) {
        out.add(rest, at);
      } else {
        for (String part : parts) {
          out.add(part, at);
        }
      }
    }
  }

  private static String withoutN(String host) {
    return host.endsWith("n") ? host.substring(0, host.length() - 1) : host;
  }

  private static void addTwo(String host, String verb, int at, TokenBuffer out) {
    // Nothing is left of the host of a stray "n't".
    if (!host.isEmpty()) {
      out.add(host, at);
    }
    out.add(verb, at);
  }

  /** Settles the marks left by {@link #expand} by their neighbours. */
  static void resolve(TokenBuffer buffer) {
    if (!buffer.hasMarks) {
      return;
    }
    int write = 0;
    for (int read = 0; read < buffer.size; read++) {
      switch (buffer.text[read]) {
        case IS -> buffer.set(read, settleIs(buffer, read));
        case WOULD -> buffer.set(read, settleWould(buffer, read));
        case "id", "ill" -> settlePronoun(buffer, read);
        default -> {
          // An ordinary word.
        }
      }
      if (!buffer.text[read].equals(OPEN)) {
        buffer.move(read, write++);
      } else if (write > 0) {
        buffer.flags[write - 1] |= buffer.flags[read];
      }
    }
    buffer.size = write;
  }

  private static String settleIs(TokenBuffer buffer, int mark) {
    if (mark == 0 || !VERB_HOSTS.contains(buffer.text[mark - 1])) {
      return OPEN;
    }
    boolean has = mark + 1 < buffer.size && AFTER_HAS.contains(buffer.text[mark + 1]);
    return has ? "has" : "is";
  }

  private static String settleWould(TokenBuffer buffer, int mark) {
    if (buffer.is(mark - 1, WordClass.WH) && !buffer.reads(mark - 1, "who")) {
      return "did";
    }
    boolean had =
        buffer.reads(mark + 1, "been")
            || buffer.reads(mark + 1, "better")
            || buffer.reads(mark + 1, "had");
    return had ? "had" : "would";
  }

  /** "id rather": "id" was stored with an open place after it. */
  private static void settlePronoun(TokenBuffer buffer, int token) {
    if (!buffer.reads(token + 1, OPEN)) {
      return;
    }
    boolean pronoun = token + 2 < buffer.size && BARE_VERBS.contains(buffer.text[token + 2]);
    if (pronoun) {
      buffer.set(token + 1, buffer.reads(token, "id") ? "would" : "will");
      buffer.set(token, "i");
    }
  }
}
