package io.attune.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Recursive descent over one pattern; expands alternatives as it goes, within a bound. */
final class PatternParser {
  private static final int MAX_DEPTH = 8;

  private final String pattern;
  private final String text;
  private int at;

  PatternParser(String pattern) {
    this.pattern = pattern;
    this.text = pattern.replace('\u2019', '\'').replace("\u2026", PhrasePattern.GAP);
  }

  List<List<String>> sequences() {
    List<List<String>> all = sequence(0);
    if (at < text.length()) {
      throw fault(
          at,
          "\"" + text.charAt(at) + "\" has no \"(\" before it",
          "Put alternatives in brackets: (one|other).");
    }
    return all;
  }

  private List<List<String>> sequence(int depth) {
    List<List<String>> so = List.of(List.of());
    while (true) {
      skipBlanks();
      if (at == text.length() || text.charAt(at) == '|' || text.charAt(at) == ')') {
        return so;
      }
      int start = at;
      so = followedBy(so, text.charAt(at) == '(' ? group(depth) : List.of(List.of(word())), start);
    }
  }

  private List<List<String>> group(int depth) {
    int open = at;
    if (depth == MAX_DEPTH) {
      throw fault(
          open, "brackets are nested deeper than " + MAX_DEPTH, "Split the pattern in two.");
    }
    List<List<String>> all = new ArrayList<>();
    do {
      at++;
      all.addAll(sequence(depth + 1));
      bound(all.size(), open);
    } while (at < text.length() && text.charAt(at) == '|');
    if (at == text.length()) {
      throw fault(open, "\"(\" is not closed", "Add \")\" after the last alternative.");
    }
    at++;
    if (at < text.length() && isWordCharacter(text.charAt(at))) {
      throw fault(
          at,
          "a word touches a bracket",
          "Leave a blank, or write whole words in the brackets: (refund|refunded).");
    }
    return all;
  }

  private String word() {
    int start = at;
    char first = text.charAt(at);
    if (text.startsWith(PhrasePattern.GAP, at)) {
      at += PhrasePattern.GAP.length();
      return PhrasePattern.GAP;
    }
    if (first == '#') {
      at++;
      return PhrasePattern.NUMBER;
    }
    while (at < text.length() && isWordCharacter(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw fault(at, "\"" + first + "\" means nothing in a pattern", explain(first));
    }
    String word = text.substring(start, at).toLowerCase(Locale.ROOT);
    if (at < text.length() && text.charAt(at) == '*') {
      return prefix(start, word);
    }
    if (at < text.length() && text.charAt(at) == '(') {
      throw fault(
          at,
          "a bracket touches a word",
          "Leave a blank, or write whole words in the brackets: (refund|refunded).");
    }
    return word;
  }

  private String prefix(int start, String stem) {
    at++;
    boolean letters = stem.chars().allMatch(Character::isLetter);
    if (!letters || stem.length() < PhrasePattern.minStem()) {
      throw fault(
          start,
          "\"" + stem + "*\" is too open",
          "Give at least " + PhrasePattern.minStem() + " letters before \"*\", and no other sign.");
    }
    if (at < text.length() && isWordCharacter(text.charAt(at))) {
      throw fault(at, "letters follow \"*\"", "Put \"*\" at the end of the word.");
    }
    return stem + "*";
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

  private List<List<String>> followedBy(
      List<List<String>> before, List<List<String>> after, int position) {
    bound(before.size() * after.size(), position);
    List<List<String>> joined = new ArrayList<>(before.size() * after.size());
    for (List<String> left : before) {
      for (List<String> right : after) {
        List<String> both = new ArrayList<>(left.size() + right.size());
        both.addAll(left);
        both.addAll(right);
        joined.add(both);
      }
    }
    return joined;
  }

  private void bound(int sequences, int position) {
    if (sequences > PhrasePattern.MAX_SEQUENCES) {
      throw fault(
          position,
          "the alternatives multiply to more than " + PhrasePattern.MAX_SEQUENCES + " phrases",
          "Split it into several patterns, or use \"...\" and \"*\".");
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private PatternFault fault(int position, String problem, String fix) {
    return new PatternFault(pattern, Math.min(position, pattern.length()), problem, fix);
  }
}
