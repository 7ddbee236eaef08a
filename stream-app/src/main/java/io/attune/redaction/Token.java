package io.attune.redaction;

/**
 * A word or figure of a text, in lower case.
 *
 * @param from where it begins in the text
 * @param to one past its last character
 * @param code what it adds to a number that is read out: digits, or letters in capitals; empty for
 *     other words
 */
record Token(int from, int to, Type type, String word, String code) {
  enum Type {
    /** Digits only. */
    FIGURES,
    /** "seven", "einundvierzig". */
    NUMBER_WORD,
    /** "double": the next digit counts as often as its code says. */
    TIMES,
    /** One letter. */
    LETTER,
    /** Letters and digits in one, such as "DE89", or a few capitals. */
    MIXED,
    WORD
  }

  /** "pin" of "pin's". */
  String plainWord() {
    return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
  }

  boolean is(Type wanted) {
    return type == wanted;
  }

  /** Whether it can be part of a number or code. */
  boolean isCode() {
    return type != Type.WORD;
  }

  /** One digit, spoken or written. */
  boolean isDigit() {
    return code.length() == 1 && (type == Type.FIGURES || type == Type.NUMBER_WORD);
  }

  boolean isNumber() {
    return type == Type.FIGURES || type == Type.NUMBER_WORD || type == Type.TIMES;
  }

  Token as(Type other, String newCode) {
    return new Token(from, to, other, word, newCode);
  }
}
