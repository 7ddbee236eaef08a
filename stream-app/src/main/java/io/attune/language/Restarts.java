package io.attune.language;

/** Drops what is said twice in a row by a slip, and words broken off and begun again. */
final class Restarts {
  /** Longest run of tokens whose repetition is taken for a restart. */
  private static final int LONGEST = 3;

  private Restarts() {}

  static void drop(TokenBuffer buffer) {
    int write = 0;
    int read = 0;
    while (read < buffer.size) {
      int length = restartAt(buffer, read);
      if (length > 0) {
        read += length;
      } else {
        buffer.move(read++, write++);
      }
    }
    buffer.size = write;
  }

  /** How many tokens from here on are said again right after, 0 if none. */
  private static int restartAt(TokenBuffer buffer, int i) {
    if (buffer.has(i, Tokens.FRAGMENT) && i + 1 < buffer.size) {
      return buffer.text[i + 1].startsWith(buffer.text[i]) ? 1 : 0;
    }
    for (int length = LONGEST; length >= 1; length--) {
      if (isRepeated(buffer, i, length)) {
        return length;
      }
    }
    return 0;
  }

  private static boolean isRepeated(TokenBuffer buffer, int i, int length) {
    if (i + 2 * length > buffer.size) {
      return false;
    }
    boolean emphatic = true;
    for (int k = 0; k < length; k++) {
      if (!buffer.text[i + k].equals(buffer.text[i + k + length])
          || buffer.has(i + k, Tokens.SENTENCE_END)) {
        return false;
      }
      emphatic &= buffer.is(i + k, WordClass.EMPHATIC) || buffer.has(i + k, Tokens.NUMBER);
    }
    return !emphatic;
  }
}
