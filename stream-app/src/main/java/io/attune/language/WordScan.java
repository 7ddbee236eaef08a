package io.attune.language;

/** Takes one word between blanks apart: case, quotes, accents, punctuation, hyphens, currency. */
final class WordScan {
  private static final String ACCENTED = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
  private static final String PLAIN = "aaaaaaceeeeiiiinooooouuuuyy";

  private final String text;
  private final int end;
  private final int word;
  private final TokenBuffer out;
  private final SpokenLanguage language;
  private final char[] piece;
  private int length;
  private String currency = "";

  private WordScan(String text, int from, int end, int word, TokenBuffer out) {
    this.text = text;
    this.end = end;
    this.word = word;
    this.out = out;
    // A letter that is written out takes two places.
    this.piece = new char[2 * (end - from)];
    this.language = out.language();
  }

  static void scan(String text, int from, int end, int word, TokenBuffer out) {
    if (isPlain(text, from, end)) {
      out.language().expand(WordCache.shared(text, from, end), word, out);
    } else if (!isAnnotation(text, from, end)) {
      new WordScan(text, from, end, word, out).scan(from);
    }
  }

  /** Lower-case letters only: most of what recognisers print, and it needs no buffer. */
  private static boolean isPlain(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c < 'a' || c > 'z') {
        return false;
      }
    }
    return true;
  }

  /** "[laughter]", "&lt;unk&gt;": the recogniser's remark, nobody's word. */
  private static boolean isAnnotation(String text, int from, int end) {
    char open = text.charAt(from);
    if (open != '[' && open != '<') {
      return false;
    }
    char close = open == '[' ? ']' : '>';
    int i = from + 1;
    while (i < end && text.charAt(i) != close) {
      i++;
    }
    return i < end;
  }

  private void scan(int from) {
    for (int i = from; i < end; i++) {
      char c = fold(text.charAt(i));
      if (language.hasUmlauts() && Umlauts.isOne(text, i)) {
        length = Umlauts.write(text.charAt(i), piece, length);
      } else if (Character.isLetterOrDigit(c) || c == '\'') {
        piece[length++] = c;
      } else if (length > 0 && isInsideNumber(i, c)) {
        if (c != ',') {
          piece[length++] = c;
        }
      } else if (!isInvisible(c)) {
        finish();
        mark(i, c);
      }
    }
    finish();
  }

  private static char fold(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    switch (c) {
      case '\u2018', '\u2019', '\u201b', '\u02bc', '\u00b4', '\uff07':
        return '\'';
      case '\u2010', '\u2011':
        return '-';
      default:
        char lower = Character.toLowerCase(c);
        int accent = ACCENTED.indexOf(lower);
        return accent < 0 ? lower : PLAIN.charAt(accent);
    }
  }

  /** "3.50", "1,000", "10:30". */
  private boolean isInsideNumber(int i, char c) {
    return (c == '.' || c == ',' || c == ':')
        && i + 1 < end
        && isDigit(text.charAt(i + 1))
        && isDigit(piece[length - 1]);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Combining marks and zero-width signs do not end a word. */
  private static boolean isInvisible(char c) {
    if (c < 0x80) {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
  }

  private void mark(int i, char c) {
    switch (c) {
      case '?' -> out.flagLast(Tokens.SENTENCE_END | Tokens.QUESTION);
      case '!' -> out.flagLast(Tokens.SENTENCE_END);
      case '.' -> fullStop(i);
      case ',', ';', ':', '\u2013', '\u2014', '\u2026' -> out.flagLast(Tokens.CLAUSE_END);
      case '-' -> hyphen(i);
      case '/' -> slash(i);
      case '%', '&' -> out.add(language.spoken(c), word);
      case '$', '\u00a3', '\u20ac' -> money(language.spoken(c));
      default -> {
        // Quotes, brackets, emoji: say nothing to a word matcher.
      }
    }
  }

  private void fullStop(int i) {
    boolean ordinal = language.hasContinentalFigures() && endsInDigit();
    if (!ordinal) {
      out.flagLast(isEllipsis(i) ? Tokens.CLAUSE_END : Tokens.SENTENCE_END);
    }
  }

  private boolean isEllipsis(int i) {
    boolean before = i > 0 && text.charAt(i - 1) == '.';
    return before || (i + 1 < end && text.charAt(i + 1) == '.');
  }

  /** Before the number it waits for it; after it ("200$") it is written at once. */
  private void money(String unit) {
    boolean ownWord = length == 0 && language.hasContinentalFigures() && followsDigit();
    if (endsInDigit() || ownWord) {
      out.add(unit, word);
    } else {
      currency = unit;
    }
  }

  private boolean endsInDigit() {
    return out.size > 0 && out.from[out.size - 1] == word && followsDigit();
  }

  private boolean followsDigit() {
    int last = out.size - 1;
    return last >= 0 && !out.text[last].isEmpty() && isDigit(out.text[last].charAt(0));
  }

  /** "w-we": the start of a word that was then said in full is taken back. */
  private void hyphen(int i) {
    int last = out.size - 1;
    if (last < 0 || out.from[last] != word) {
      return;
    }
    if (i + 1 == end) {
      out.flagLast(Tokens.FRAGMENT);
    } else if (startsWord(out.text[last], i + 1)) {
      out.size--;
    }
  }

  private boolean startsWord(String start, int at) {
    int i = 0;
    while (i < start.length() && at + i < end && fold(text.charAt(at + i)) == start.charAt(i)) {
      i++;
    }
    return i == start.length() && at + i < end;
  }

  private void slash(int i) {
    boolean afterUnit = out.is(out.size - 1, WordClass.UNIT);
    if ((endsInDigit() || afterUnit) && i + 1 < end && Character.isLetter(text.charAt(i + 1))) {
      out.add(language.spoken('/'), word);
    }
  }

  private void finish() {
    int from = 0;
    int to = length;
    length = 0;
    while (to > from && piece[to - 1] == '\'' && !endsClipped(from, to)) {
      to--;
    }
    if (from == to) {
      return;
    }
    boolean number = isDigit(piece[from]);
    language.expand(new String(piece, from, to - from), word, out);
    if (number && !currency.isEmpty()) {
      out.add(currency, word);
      currency = "";
    }
  }

  /** "goin'": the apostrophe is needed to write it out. */
  private boolean endsClipped(int from, int to) {
    return to - from > 4 && piece[to - 2] == 'n' && piece[to - 3] == 'i';
  }
}
