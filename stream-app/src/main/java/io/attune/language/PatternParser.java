package io.attune.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Recursive descent over one pattern, with the position of every fault. */
final class PatternParser {
  static final String GAP = "...";

  private static final int MAX_DEPTH = 8;
  private static final int MIN_STEM = 3;

  private final String pattern;
  private final SpokenLanguage language;
  private final String text;
  private int at;

  PatternParser(String pattern, SpokenLanguage language) {
    this.pattern = pattern;
    this.language = language;
    this.text = pattern.replace('\u2019', '\'').replace("\u2026", GAP);
  }

  PatternNode parse() {
    PatternNode all = sequence(0);
    if (at < text.length()) {
      throw fault(
          at,
          "\"" + text.charAt(at) + "\" has no \"(\" before it",
          "Put alternatives in brackets: (one|other).");
    }
    return all;
  }

  private PatternNode sequence(int depth) {
    List<PatternNode> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (skipBlanks(); !atEndOfSequence(); skipBlanks()) {
      if (text.charAt(at) == '(') {
        addPlain(plain, parts);
        parts.add(group(depth));
      } else if (text.startsWith(GAP, at)) {
        addPlain(plain, parts);
        parts.add(new PatternNode.Gap());
        at += GAP.length();
      } else if (text.charAt(at) == '#') {
        addPlain(plain, parts);
        parts.add(new PatternNode.Number());
        at++;
      } else {
        word(plain, parts);
      }
    }
    addPlain(plain, parts);
    return parts.size() == 1 ? parts.get(0) : new PatternNode.Sequence(List.copyOf(parts));
  }

  private boolean atEndOfSequence() {
    return at == text.length() || text.charAt(at) == '|' || text.charAt(at) == ')';
  }

  private PatternNode group(int depth) {
    int open = at;
    if (depth == MAX_DEPTH) {
      throw fault(
          open, "brackets are nested deeper than " + MAX_DEPTH, "Split the pattern in two.");
    }
    List<PatternNode> alternatives = new ArrayList<>();
    do {
      at++;
      alternatives.add(sequence(depth + 1));
    } while (at < text.length() && text.charAt(at) == '|');
    if (at == text.length()) {
      throw fault(open, "\"(\" is not closed", "Add \")\" after the last alternative.");
    }
    at++;
    if (at < text.length() && isWordCharacter(text.charAt(at))) {
      throw touching(at);
    }
    return new PatternNode.OneOf(List.copyOf(alternatives));
  }

  /**
   * Plain words wait in {@code plain}: contractions are written out by looking at the next word.
   */
  private void word(StringBuilder plain, List<PatternNode> parts) {
    int start = at;
    while (at < text.length() && isWordCharacter(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      char sign = text.charAt(at);
      throw fault(at, "\"" + sign + "\" means nothing in a pattern", explain(sign));
    }
    String word = text.substring(start, at).toLowerCase(Locale.ROOT);
    if (at < text.length() && text.charAt(at) == '(') {
      throw touching(at);
    }
    if (at < text.length() && text.charAt(at) == '*') {
      addPlain(plain, parts);
      parts.add(prefix(start, word));
    } else {
      plain.append(word).append(' ');
    }
  }

  private PatternNode prefix(int start, String stem) {
    at++;
    boolean letters = stem.chars().allMatch(Character::isLetter);
    if (!letters || stem.length() < MIN_STEM) {
      throw fault(
          start,
          "\"" + stem + "*\" is too open",
          "Give at least " + MIN_STEM + " letters before \"*\", and no other sign.");
    }
    if (at < text.length() && isWordCharacter(text.charAt(at))) {
      throw fault(at, "letters follow \"*\"", "Put \"*\" at the end of the word.");
    }
    return new PatternNode.Prefix(language.fold(stem));
  }

  private void addPlain(StringBuilder plain, List<PatternNode> parts) {
    String words = plain.toString();
    plain.setLength(0);
    Tokens tokens = SpokenText.written(words, language);
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.text(i);
      boolean last = i + 1 == tokens.size() && tokens.size() > 1;
      // What follows decides what 's and 'd stand for, and here that may be several things.
      if (last && word.equals("is") && !words.endsWith("is ")) {
        parts.add(oneOf("is", "has"));
      } else if (last && word.equals("would") && !words.endsWith("would ")) {
        parts.add(oneOf("would", "had"));
      } else {
        parts.add(new PatternNode.Word(word));
      }
    }
  }

  private static PatternNode oneOf(String first, String second) {
    return new PatternNode.OneOf(
        List.of(new PatternNode.Word(first), new PatternNode.Word(second)));
  }

  private static String explain(char sign) {
    return switch (sign) {
      case '*' -> "Put the beginning of a word before \"*\".";
      case '.' -> "For a gap write three dots; leave full stops out.";
      case '?' -> "For an optional word write (word|); questions are found without their mark.";
      case '$', '\u00a3', '\u20ac' -> "Money is written as it is spoken: # dollars.";
      default -> "Use words, (a|b), word*, # for a number and ... for a gap.";
    };
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '\'' || c == '-';
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private PatternFault touching(int position) {
    return fault(
        position,
        "a word touches a bracket",
        "Leave a blank, or write whole words in the brackets: (refund|refunded).");
  }

  private PatternFault fault(int position, String problem, String fix) {
    return new PatternFault(pattern, Math.min(position, pattern.length()), problem, fix);
  }
}
