package io.attune.language;

/**
 * Normalises spoken text as recognisers print it, with or without punctuation and apostrophes:
 * lower case, contractions written out, fillers and immediate repetitions dropped, numbers joined,
 * money as it is spoken ("$20/month" becomes "20 dollars per month").
 *
 * <p>One pass over the characters, then passes over the tokens, each linear; never throws on any
 * text.
 */
public final class SpokenText {

  private SpokenText() {}

  /** Normalises one turn. An empty or wordless text gives no tokens. */
  static Tokens tokens(String text, SpokenLanguage language) {
    TokenBuffer buffer = writtenOut(text, language);
    language.dropFillers(buffer);
    buffer.countWords();
    Restarts.drop(buffer);
    return new Tokens(buffer);
  }

  /**
   * Normalises the words of a pattern: the same, but nothing is taken for a filler or a slip, since
   * whoever wrote the pattern meant every word of it.
   */
  static Tokens written(String text, SpokenLanguage language) {
    return new Tokens(writtenOut(text, language));
  }

  private static TokenBuffer writtenOut(String text, SpokenLanguage language) {
    TokenBuffer buffer = scan(text, language);
    language.resolve(buffer);
    language.numbers().join(buffer);
    return buffer;
  }

  private static TokenBuffer scan(String text, SpokenLanguage language) {
    TokenBuffer buffer = new TokenBuffer(text, language);
    int length = text.length();
    int word = 0;
    int i = 0;
    while (i < length) {
      if (isBlank(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < length && !isBlank(text.charAt(end))) {
        end++;
      }
      WordScan.scan(text, i, end, word++, buffer);
      i = end;
    }
    return buffer;
  }

  static String quote(String text, int from, int to) {
    int length = text.length();
    StringBuilder quote = new StringBuilder();
    int word = 0;
    int i = 0;
    while (i < length && word < to) {
      if (isBlank(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < length && !isBlank(text.charAt(end))) {
        end++;
      }
      if (word >= from) {
        quote.append(word == from ? "" : " ").append(text, i, end);
      }
      word++;
      i = end;
    }
    if (from < 0 || to < from || word < to) {
      throw new IndexOutOfBoundsException("words [" + from + ", " + to + ") of " + word);
    }
    return quote.toString();
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || (c >= 0x7f && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
  }
}
