package io.attune.language;

import java.util.Arrays;

/** Tokens in the making: the passes of {@link SpokenText} append to it and close gaps in place. */
final class TokenBuffer {
  final String source;
  private final SpokenLanguage language;
  String[] text;
  int[] from;
  int[] to;
  int[] flags;
  int[] classes;
  int size;
  int spokenWords;

  /** Whether a contraction waits for its next word, see {@link Contractions#resolve}. */
  boolean hasMarks;

  /** Whether a numeral is among the tokens. */
  boolean hasNumerals;

  TokenBuffer(String source, SpokenLanguage language) {
    this.source = source;
    this.language = language;
    // English has about five letters a word; contractions and currency add some.
    int capacity = source.length() / 4 + 8;
    text = new String[capacity];
    from = new int[capacity];
    to = new int[capacity];
    flags = new int[capacity];
    classes = new int[capacity];
  }

  /** Appends a token of one word. */
  void add(String word, int at) {
    if (size == text.length) {
      grow();
    }
    text[size] = word;
    from[size] = at;
    to[size] = at + 1;
    flags[size] = 0;
    int wordClass = language.classOf(word);
    classes[size] = wordClass;
    hasMarks |= (wordClass & WordClass.MARK) != 0;
    hasNumerals |= (wordClass & WordClass.NUMBER) != 0 || startsWithDigit(word);
    size++;
  }

  void set(int token, String word) {
    text[token] = word;
    classes[token] = language.classOf(word);
  }

  SpokenLanguage language() {
    return language;
  }

  /** Counts the speaker's words that have a token left, each once. */
  void countWords() {
    int counted = 0;
    for (int i = 0; i < size; i++) {
      spokenWords += Math.max(0, to[i] - Math.max(from[i], counted));
      counted = Math.max(counted, to[i]);
    }
  }

  /** Marks the last token, if there is one yet. */
  void flagLast(int flag) {
    if (size > 0) {
      flags[size - 1] |= flag;
    }
  }

  /** Keeps token {@code read} as token {@code write}; writing is never ahead of reading. */
  void move(int read, int write) {
    text[write] = text[read];
    from[write] = from[read];
    to[write] = to[read];
    flags[write] = flags[read];
    classes[write] = classes[read];
  }

  /** Finds what is to go. */
  interface Filler {
    /** How many tokens from {@code i} on are filler, 0 if the token is to be kept. */
    int lengthAt(TokenBuffer buffer, int i);
  }

  /** Takes fillers out; the end of a sentence that stood after one stands after the word before. */
  void drop(Filler filler) {
    int write = 0;
    int read = 0;
    while (read < size) {
      int length = filler.lengthAt(this, read);
      if (length == 0) {
        move(read++, write++);
        continue;
      }
      if (write > 0) {
        int kept = Tokens.SENTENCE_END | Tokens.QUESTION;
        flags[write - 1] |= flags[read + length - 1] & kept;
      }
      read += length;
    }
    size = write;
  }

  boolean is(int token, int wordClass) {
    return token >= 0 && token < size && (classes[token] & wordClass) != 0;
  }

  boolean has(int token, int flag) {
    return token >= 0 && token < size && (flags[token] & flag) != 0;
  }

  boolean reads(int token, String word) {
    return token >= 0 && token < size && text[token].equals(word);
  }

  private static boolean startsWithDigit(String word) {
    return !word.isEmpty() && word.charAt(0) <= '9' && word.charAt(0) >= '0';
  }

  private void grow() {
    int capacity = text.length * 2;
    text = Arrays.copyOf(text, capacity);
    from = Arrays.copyOf(from, capacity);
    to = Arrays.copyOf(to, capacity);
    flags = Arrays.copyOf(flags, capacity);
    classes = Arrays.copyOf(classes, capacity);
  }
}
