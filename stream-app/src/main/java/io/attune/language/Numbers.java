package io.attune.language;

/**
 * Joins number words and digits that stand together into one number token: "two hundred and fifty",
 * "a thousand", "nineteen ninety nine", "0 8 0 0". A number of one word keeps its text; a joined
 * one reads "#".
 */
final class Numbers {

  private final String article;
  private final String conjunction;
  private final String zero;
  private final String point;
  private final String one;

  /**
   * @param article may open a number before a scale ("a hundred")
   * @param conjunction joins after a scale ("hundred and two")
   * @param zero another word for nought between digits ("two oh five")
   * @param point the decimal sign as it is spoken
   * @param one a pronoun unless something is counted
   */
  Numbers(String article, String conjunction, String zero, String point, String one) {
    this.article = article;
    this.conjunction = conjunction;
    this.zero = zero;
    this.point = point;
    this.one = one;
  }

  void join(TokenBuffer buffer) {
    if (!buffer.hasNumerals) {
      return;
    }
    int write = 0;
    int read = 0;
    while (read < buffer.size) {
      int end = endOfNumber(buffer, read);
      if (end == read) {
        buffer.move(read, write++);
        read++;
      } else {
        joinInto(buffer, read, end, write++);
        read = end;
      }
    }
    buffer.size = write;
  }

  /** One past the last token of the number that starts here, or {@code start} if none does. */
  private int endOfNumber(TokenBuffer buffer, int start) {
    int i = start;
    if (buffer.reads(i, article) && buffer.is(i + 1, WordClass.SCALE)) {
      i++;
    }
    if (!isNumeral(buffer, i)) {
      return start;
    }
    i++;
    while (true) {
      if (buffer.has(i - 1, Tokens.CLAUSE_END | Tokens.SENTENCE_END)) {
        break;
      } else if (isNumeral(buffer, i)) {
        i++;
      } else if (joins(buffer, i) && isNumeral(buffer, i + 1)) {
        i += 2;
      } else {
        break;
      }
    }
    return isLoneOne(buffer, start, i) ? start : i;
  }

  /** "hundred and fifty", "two oh five", "three point five". */
  private boolean joins(TokenBuffer buffer, int i) {
    return (buffer.reads(i, conjunction) && buffer.is(i - 1, WordClass.SCALE))
        || buffer.reads(i, zero)
        || buffer.reads(i, point);
  }

  /** "No one", "the one": a pronoun unless something is counted. */
  private boolean isLoneOne(TokenBuffer buffer, int start, int end) {
    return end == start + 1 && buffer.reads(start, one) && !buffer.is(end, WordClass.UNIT);
  }

  private static boolean isNumeral(TokenBuffer buffer, int i) {
    if (i >= buffer.size) {
      return false;
    }
    if (buffer.is(i, WordClass.NUMBER)) {
      return true;
    }
    String text = buffer.text[i];
    char first = text.charAt(0);
    return first >= '0' && first <= '9' && isDigits(text);
  }

  private static boolean isDigits(String text) {
    int last = text.length() - 1;
    char end = text.charAt(last);
    for (int i = 0; i < last; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != ':') {
        return false;
      }
    }
    return (end >= '0' && end <= '9') || (last > 0 && (end == 'k' || end == 'm'));
  }

  private void joinInto(TokenBuffer buffer, int start, int end, int write) {
    // "a hundred" keeps the word that says how much, so that "hundred percent" finds it.
    int only =
        end - start == 1 ? start : end - start == 2 && buffer.reads(start, article) ? end - 1 : -1;
    int from = buffer.from[start];
    int to = buffer.to[end - 1];
    int flags = buffer.flags[end - 1] | Tokens.NUMBER;
    buffer.set(write, only < 0 ? "#" : buffer.text[only]);
    buffer.from[write] = from;
    buffer.to[write] = to;
    buffer.flags[write] = flags;
  }
}
