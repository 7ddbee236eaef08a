package io.attune.redaction;

import java.util.regex.Pattern;

/** Numbers that stand for a person or open something, each by its checks or by its name. */
final class NumberFinder {
  /** Digits that may be an amount or a time if a unit follows. */
  private static final int LONGEST_AMOUNT = 7;

  private static final int SHORTEST_CARD = 12;
  private static final int LONGEST_CARD = 19;
  private static final Pattern GERMAN_OR_BRITISH = Pattern.compile("0[1-9]\\d{7,11}");
  private static final Pattern INSURED = Pattern.compile("\\d{8}[A-Z]\\d{3}");

  private NumberFinder() {}

  static void find(Sentence sentence) {
    int i = 0;
    while (i < sentence.size()) {
      if (!sentence.isFree(i) || !sentence.token(i).isCode()) {
        i++;
        continue;
      }
      Run run = Run.at(sentence, i);
      if (run.length() > 0) {
        new Search(run).search();
        i = run.lastToken(run.length());
      }
      i++;
    }
  }

  /** One run's numbers. */
  private static final class Search {
    private final Run run;

    Search(Run run) {
      this.run = run;
    }

    void search() {
      int at = 0;
      while (at < run.length()) {
        int end = lettered(at);
        if (end > at) {
          at = end;
        } else if (!isDigit(at)) {
          at = run.next(at);
        } else {
          int last = endOfDigits(at);
          digits(at, last);
          at = last;
        }
      }
    }

    private boolean isDigit(int i) {
      char c = run.code.charAt(i);
      return c >= '0' && c <= '9';
    }

    private int endOfDigits(int start) {
      int end = start;
      while (end < run.length() && isDigit(end)) {
        end++;
      }
      return end;
    }

    /** Codes with letters that begin here; where they end, or {@code start} if there is none. */
    private int lettered(int start) {
      int ibanEnd = start + Checks.ibanLength(run.code, start);
      if (ibanEnd > start
          && ibanEnd <= run.length()
          && run.isWhole(start, ibanEnd)
          && Checks.isIban(run.part(start, ibanEnd))) {
        return taken(start, ibanEnd, PersonalData.ACCOUNT);
      }
      if (start + 9 <= run.length()
          && run.isWhole(start, start + 9)
          && Checks.isNationalInsurance(run.part(start, start + 9))) {
        return taken(start, start + 9, PersonalData.NATIONAL_ID);
      }
      if (start + 12 <= run.length()
          && run.isWhole(start, start + 12)
          && INSURED.matcher(run.part(start, start + 12)).matches()) {
        return taken(start, start + 12, PersonalData.NATIONAL_ID);
      }
      return start == 0 ? named() : start;
    }

    /** A passport's "C01X00T47", if it is called one. */
    private int named() {
      int end = run.length();
      boolean mixed = run.code.chars().anyMatch(c -> c >= 'A');
      long digits = run.code.chars().filter(c -> c <= '9').count();
      return mixed && digits >= 3 && end >= 6 && run.topic(0, end) == Topic.NATIONAL_ID
          ? taken(0, end, PersonalData.NATIONAL_ID)
          : 0;
    }

    private int taken(int start, int end, PersonalData what) {
      run.take(start, end, what);
      return end;
    }

    private void digits(int start, int end) {
      if (isAmount(start, end)) {
        return;
      }
      PersonalData what = kind(start, end);
      if (what != null) {
        run.take(start, end, what);
        return;
      }
      cardWithin(start, end);
    }

    /** "four hundred", "20 euros", "$1500", "12 %". */
    private boolean isAmount(int start, int end) {
      if (end - start > LONGEST_AMOUNT) {
        return false;
      }
      Sentence sentence = run.sentence;
      int first = run.firstToken(start);
      int last = run.lastToken(end);
      int before = sentence.token(first).from() - 1;
      int after = sentence.token(last).to();
      return (last + 1 < sentence.size()
              && NumberWords.UNITS.contains(sentence.token(last + 1).word()))
          || (before >= 0 && "$€£".indexOf(sentence.text.charAt(before)) >= 0)
          || (after < sentence.text.length() && "$€£%:".indexOf(sentence.text.charAt(after)) >= 0)
          || (before >= 0 && sentence.text.charAt(before) == ':');
    }

    private PersonalData kind(int start, int end) {
      String digits = run.part(start, end);
      int length = digits.length();
      Topic topic = run.topic(start, end);
      if (Checks.isCard(digits)) {
        return PersonalData.CARD;
      }
      if (isNationalId(start, end, digits, topic)) {
        return PersonalData.NATIONAL_ID;
      }
      if (topic == Topic.CODE && length >= 3 && length <= 8) {
        return PersonalData.CODE;
      }
      if (topic == Topic.ACCOUNT && length >= 6) {
        return PersonalData.ACCOUNT;
      }
      if (topic == Topic.CARD && length >= 8) {
        return PersonalData.CARD;
      }
      if (isPhone(start, end, digits, topic)) {
        return PersonalData.PHONE;
      }
      return topic != Topic.ORDER && isReadOut(start, end) ? PersonalData.NUMBER : null;
    }

    private boolean isNationalId(int start, int end, String digits, Topic topic) {
      return (topic == Topic.NATIONAL_ID && digits.length() >= 4)
          || (Checks.isSocialSecurity(digits) && run.groups(start, end).equals("3-2-4"))
          || (Checks.isTaxId(digits) && topic == null && !hasPlus(start));
    }

    private boolean isPhone(int start, int end, String digits, Topic topic) {
      int length = digits.length();
      if (hasPlus(start)) {
        return length >= 7 && length <= 15;
      }
      if (topic == Topic.ORDER) {
        return false;
      }
      String groups = run.groups(start, end);
      boolean grouped =
          (groups.equals("3-3-4") || groups.equals("1-3-3-4")) && !hasInside(start, end, ',');
      return (topic == Topic.PHONE && length >= 7 && length <= 16)
          || (digits.startsWith("00") && length >= 11 && length <= 16 && digits.charAt(2) != '0')
          || GERMAN_OR_BRITISH.matcher(digits).matches()
          || ((grouped || run.isSpoken(start, end)) && Checks.isNorthAmerican(digits));
    }

    /** Whether a plus sign, or the word, stands before. */
    private boolean hasPlus(int start) {
      Sentence sentence = run.sentence;
      int first = run.firstToken(start);
      int before = sentence.token(first).from() - 1;
      boolean sign = before >= 0 && sentence.text.charAt(before) == '+';
      return sign || sentence.token(first).word().equals("plus");
    }

    /** Digits that somebody reads out, of nobody knows what. */
    private boolean isReadOut(int start, int end) {
      int length = end - start;
      boolean spoken = run.isSpoken(start, end);
      if ((length >= 13 && !areYears(start, end)) || (spoken && singles(start, end) >= 7)) {
        return true;
      }
      if (length < 4 || !run.sentence.isAll(run.firstToken(start), run.lastToken(end))) {
        return false;
      }
      return spoken
          ? length >= 6 || singles(start, end) >= 4
          : !areYears(start, end) && !isPair(start, end) && isPlainlyGrouped(start, end);
    }

    private int singles(int start, int end) {
      int count = 0;
      for (int i = start; i < end; i = run.next(i)) {
        count += run.next(i) == i + 1 || run.isDoubled(i) ? run.next(i) - i : 0;
      }
      return count;
    }

    /** "2019, 2020 and 2021". */
    private boolean areYears(int start, int end) {
      for (int i = start; i < end; i = run.next(i)) {
        String group = run.part(i, run.next(i));
        if (group.length() != 4 || !(group.startsWith("19") || group.startsWith("20"))) {
          return false;
        }
      }
      return true;
    }

    /** "10 30", "50 50". */
    private boolean isPair(int start, int end) {
      return run.groups(start, end).equals("2-2");
    }

    /** With nothing but blanks and hyphens inside: no "12.50", no "3/4". */
    private boolean isPlainlyGrouped(int start, int end) {
      for (int i = run.firstToken(start); i < run.lastToken(end); i++) {
        if (!run.sentence.gapAfter(i).chars().allMatch(c -> c == ' ' || c == '-' || c == ',')) {
          return false;
        }
      }
      return true;
    }

    private boolean hasInside(int start, int end, char sign) {
      for (int i = run.firstToken(start); i < run.lastToken(end); i++) {
        if (run.sentence.gapAfter(i).indexOf(sign) >= 0) {
          return true;
        }
      }
      return false;
    }

    /** A card among other digits, such as the month until which it holds. */
    private void cardWithin(int start, int end) {
      for (int first = start; first + SHORTEST_CARD <= end; first = run.next(first)) {
        for (int last = Math.min(end, first + LONGEST_CARD); last > first + SHORTEST_CARD; last--) {
          if (run.isWhole(first, last) && Checks.isCard(run.part(first, last))) {
            run.take(first, last, PersonalData.CARD);
            first = last - 1;
            break;
          }
        }
      }
    }
  }
}
