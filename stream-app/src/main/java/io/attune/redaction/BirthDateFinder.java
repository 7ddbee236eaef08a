package io.attune.redaction;

import io.attune.redaction.Token.Type;
import java.util.Set;

/**
 * Dates of birth: a date beside a word such as "born", or a whole date of long ago that is all that
 * is said, as when it was asked for.
 */
final class BirthDateFinder {
  private static final Set<String> JOINERS =
      NumberWords.words("of the in am den der vom on and und im tag");
  private static final Set<String> SCALES = NumberWords.words("hundred thousand hundert tausend");

  /** Whoever speaks on a call was born before, and what is younger is another date. */
  private static final int LAST_YEAR = 2010;

  private static final int FIRST_YEAR = 1900;

  private BirthDateFinder() {}

  static void find(Sentence sentence) {
    int first = 0;
    while (first < sentence.size()) {
      if (!isAtom(sentence, first)) {
        first++;
        continue;
      }
      int last = endOfDate(sentence, first);
      if (isBirth(sentence, first, last)) {
        sentence.take(first, last, PersonalData.BIRTH_DATE);
      }
      first = last + 1;
    }
  }

  private static int endOfDate(Sentence sentence, int first) {
    int last = first;
    int i = first + 1;
    while (i < sentence.size() && goesOn(sentence.gapAfter(i - 1))) {
      if (isAtom(sentence, i)) {
        last = i;
      } else if (!JOINERS.contains(sentence.token(i).word())) {
        break;
      }
      i++;
    }
    return last;
  }

  private static boolean goesOn(String gap) {
    return gap.length() <= 3 && gap.chars().allMatch(c -> " .,/-–\t".indexOf(c) >= 0);
  }

  /** What a date is made of. */
  private static boolean isAtom(Sentence sentence, int i) {
    Token token = sentence.token(i);
    return sentence.isFree(i)
        && (token.is(Type.NUMBER_WORD)
            || token.is(Type.FIGURES) && isDatePart(token.code())
            || isMonth(token)
            || isOrdinal(token)
            || SCALES.contains(token.word())
            || NumberWords.isYear(token.word()));
  }

  private static boolean isDatePart(String digits) {
    return digits.length() <= 2 || digits.length() == 8 || isFourDigitYear(digits);
  }

  private static boolean isFourDigitYear(String digits) {
    return digits.length() == 4 && (digits.startsWith("19") || digits.startsWith("20"));
  }

  private static boolean isMonth(Token token) {
    return NumberWords.MONTHS.contains(token.word());
  }

  private static boolean isOrdinal(Token token) {
    String word = token.word();
    return NumberWords.ORDINALS.contains(word)
        || token.is(Type.MIXED) && word.matches("[0-3]?\\d(st|nd|rd|th)");
  }

  private static boolean isBirth(Sentence sentence, int first, int last) {
    Parts parts = Parts.of(sentence, first, last);
    if (last + 1 < sentence.size() && NumberWords.UNITS.contains(sentence.token(last + 1).word())) {
      return false;
    }
    if (Topic.isNear(Topic.BIRTH, sentence.tokens, first, last)) {
      return parts.atoms >= 2 || parts.hasYear || parts.eightDigits;
    }
    return parts.isWhole() && sentence.isAll(first, last);
  }

  /** What a stretch of a text has of a date. */
  private static final class Parts {
    int atoms;
    int days;
    boolean hasMonth;
    boolean hasYear;
    boolean hasOldYear;
    boolean eightDigits;

    static Parts of(Sentence sentence, int first, int last) {
      Parts parts = new Parts();
      for (int i = first; i <= last; i++) {
        if (isAtom(sentence, i)) {
          parts.add(sentence, i, last);
        }
      }
      return parts;
    }

    private void add(Sentence sentence, int i, int last) {
      Token token = sentence.token(i);
      atoms++;
      hasMonth |= isMonth(token);
      if (token.is(Type.FIGURES) && isFourDigitYear(token.code())) {
        int year = Integer.parseInt(token.code());
        year(year >= FIRST_YEAR && year <= LAST_YEAR);
      } else if (NumberWords.isYear(token.word())) {
        year(true);
      } else if (token.code().equals("19")
          && i < last
          && sentence.token(i + 1).code().length() == 2) {
        year(true);
      } else if (token.code().length() == 8) {
        eightDigits = true;
      } else if (isOrdinal(token) || token.isNumber()) {
        days++;
        if (i == last && days >= 2 && hasMonth && isLateInCentury(token.code())) {
          year(true);
        }
      }
    }

    /** "July 22nd, 79": no day of a month. */
    private static boolean isLateInCentury(String code) {
      return code.length() == 2 && code.compareTo("31") > 0;
    }

    private void year(boolean old) {
      hasYear = true;
      hasOldYear |= old;
    }

    /** A day, a month and a year of long ago: "4. März 1985", "04/03/1985". */
    boolean isWhole() {
      return hasOldYear && (hasMonth ? days >= 1 : days >= 2);
    }
  }
}
