package io.attune.language;

import java.util.Arrays;

/**
 * The normalised words of one turn. Each token knows which of the speaker's own words it came from:
 * words are what blanks separate, counted from 0, and a span is {@code [from, to)} in them. So
 * "don't" gives the two tokens "do" and "not", both of the same word, and "two hundred" gives one
 * token of two words.
 *
 * <p>Immutable; made by {@link SpokenLanguage#tokens}.
 */
public final class Tokens {
  /** The token is a number; pattern element {@code #} matches it. */
  static final int NUMBER = 1;

  /** A comma or the like follows: a clause may end here. */
  static final int CLAUSE_END = 2;

  /** A full stop, question or exclamation mark follows. */
  static final int SENTENCE_END = 4;

  /** The sentence that ends here ends with a question mark. */
  static final int QUESTION = 8;

  /** The word breaks off with a hyphen ("wh- what"). */
  static final int FRAGMENT = 16;

  private final String source;
  private final SpokenLanguage language;
  private final String[] text;
  private final int[] from;
  private final int[] to;
  private final int[] flags;
  private final int[] classes;
  private final int size;
  private final int spokenWords;

  /** The classes of all tokens together: one that no token has need not be looked for. */
  private final int anyClasses;

  Tokens(TokenBuffer buffer) {
    source = buffer.source;
    language = buffer.language();
    text = buffer.text;
    from = buffer.from;
    to = buffer.to;
    flags = buffer.flags;
    classes = buffer.classes;
    size = buffer.size;
    spokenWords = buffer.spokenWords;
    int any = 0;
    for (int i = 0; i < size; i++) {
      any |= classes[i];
    }
    anyClasses = any;
  }

  private Tokens(Tokens loose) {
    source = loose.source;
    language = loose.language;
    size = loose.size;
    text = Arrays.copyOf(loose.text, size);
    from = Arrays.copyOf(loose.from, size);
    to = Arrays.copyOf(loose.to, size);
    flags = Arrays.copyOf(loose.flags, size);
    classes = Arrays.copyOf(loose.classes, size);
    spokenWords = loose.spokenWords;
    anyClasses = loose.anyClasses;
  }

  /** The same, in as little memory as it takes: for who keeps them by the ten thousand. */
  Tokens tight() {
    return new Tokens(this);
  }

  /** Number of tokens. */
  public int size() {
    return size;
  }

  /** The normalised word at {@code token}, lower case, or "#" for a number of several words. */
  public String text(int token) {
    return text[token];
  }

  /** Index of the first of the speaker's words that this token came from. */
  public int fromWord(int token) {
    return from[token];
  }

  /** One past the last of the speaker's words that this token came from. */
  public int toWord(int token) {
    return to[token];
  }

  /** Words that were spoken, fillers ("um", "you know") not counted; repetitions are counted. */
  public int spokenWords() {
    return spokenWords;
  }

  /** Whether the token is a number ("200", "two hundred"). */
  public boolean isNumber(int token) {
    return (flags[token] & NUMBER) != 0;
  }

  /**
   * The speaker's own words in {@code [from, to)}, with one blank between them and as they were
   * written.
   *
   * @throws IndexOutOfBoundsException when the text has fewer than {@code to} words
   */
  public String quote(int from, int to) {
    return SpokenText.quote(source, from, to);
  }

  /** The text that was normalised. */
  public String source() {
    return source;
  }

  SpokenLanguage language() {
    return language;
  }

  boolean has(int token, int flag) {
    return (flags[token] & flag) != 0;
  }

  /** Whether the token, if there is one at this index, belongs to the {@link WordClass}. */
  boolean is(int token, int wordClass) {
    return token >= 0 && token < size && (classes[token] & wordClass) != 0;
  }

  /** Whether any token belongs to the {@link WordClass}. */
  boolean any(int wordClass) {
    return (anyClasses & wordClass) != 0;
  }

  /** Whether the token, if there is one at this index, reads exactly so. */
  boolean reads(int token, String word) {
    return token >= 0 && token < size && text[token].equals(word);
  }

  /** Whether these words stand at this index, one after another. */
  boolean reads(int token, String first, String second) {
    return reads(token, first) && reads(token + 1, second);
  }

  /** The normalised words with one blank between them, for tests and messages. */
  @Override
  public String toString() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < size; i++) {
      all.append(i == 0 ? "" : " ").append(text[i]);
    }
    return all.toString();
  }
}
