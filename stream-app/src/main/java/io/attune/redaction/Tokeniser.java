package io.attune.redaction;

import io.attune.redaction.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into words and figures, and sees which of them are digits that are read out. */
final class Tokeniser {
  private static final int LONGEST_CAPITALS = 4;

  private Tokeniser() {}

  static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (!isPart(text, at)) {
        at++;
        continue;
      }
      int from = at;
      while (at < text.length() && isPart(text, at)) {
        at++;
      }
      tokens.add(token(text, from, at));
    }
    joinTens(text, tokens);
    findNoughts(tokens);
    return tokens;
  }

  private static boolean isPart(String text, int at) {
    char c = text.charAt(at);
    if (c != '\'' && c != '’') {
      return Character.isLetterOrDigit(c);
    }
    return at > 0
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at - 1))
        && Character.isLetter(text.charAt(at + 1));
  }

  private static Token token(String text, int from, int to) {
    String written = text.substring(from, to);
    String word = written.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (isFigures(written)) {
      return new Token(from, to, Type.FIGURES, word, word);
    }
    if (NumberWords.DIGITS.containsKey(word)) {
      return new Token(from, to, Type.NUMBER_WORD, word, NumberWords.DIGITS.get(word));
    }
    if (NumberWords.TIMES.containsKey(word)) {
      return new Token(from, to, Type.TIMES, word, NumberWords.TIMES.get(word));
    }
    if (to - from == 1 && isLetter(word.charAt(0))) {
      return new Token(from, to, Type.LETTER, word, word.toUpperCase(Locale.ROOT));
    }
    if (isMixed(written)) {
      return new Token(from, to, Type.MIXED, word, word.toUpperCase(Locale.ROOT));
    }
    return new Token(from, to, Type.WORD, word, "");
  }

  private static boolean isFigures(String written) {
    for (int i = 0; i < written.length(); i++) {
      if (!isFigure(written.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFigure(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char lower) {
    return lower >= 'a' && lower <= 'z';
  }

  /** "DE89", "NWBK". */
  private static boolean isMixed(String written) {
    boolean figures = false;
    boolean small = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (!isFigure(c) && !isLetter(Character.toLowerCase(c))) {
        return false;
      }
      figures |= isFigure(c);
      small |= c >= 'a';
    }
    return figures || (!small && written.length() <= LONGEST_CAPITALS);
  }

  /** "Twenty one" and "twenty-one" are 21. */
  private static void joinTens(String text, List<Token> tokens) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token ten = tokens.get(i);
      Token one = tokens.get(i + 1);
      if (ten.is(Type.NUMBER_WORD)
          && ten.word().endsWith("ty")
          && one.is(Type.NUMBER_WORD)
          && one.isDigit()
          && !one.code().equals("0")
          && one.from() - ten.to() == 1
          && ".,;".indexOf(text.charAt(ten.to())) < 0) {
        String word = ten.word() + ' ' + one.word();
        String code = ten.code().charAt(0) + one.code();
        tokens.set(i, new Token(ten.from(), one.to(), Type.NUMBER_WORD, word, code));
        tokens.remove(i + 1);
      }
    }
  }

  /** "Oh" and "o" are noughts beside digits. */
  private static void findNoughts(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean oh = token.word().equals("oh") || token.word().equals("o");
      if (oh && (isNumber(tokens, i - 1) || isNumber(tokens, i + 1))) {
        tokens.set(i, token.as(Type.NUMBER_WORD, "0"));
      }
    }
  }

  private static boolean isNumber(List<Token> tokens, int i) {
    return i >= 0 && i < tokens.size() && tokens.get(i).isNumber();
  }
}
