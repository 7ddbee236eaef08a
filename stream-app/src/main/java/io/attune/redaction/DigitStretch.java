package io.attune.redaction;

/**
 * Digits that follow one another in a run, and what they are likely to be.
 *
 * @param start where they begin in the run's code
 * @param end one past the last
 */
record DigitStretch(Run run, int start, int end) {
  /** Digits that may be an amount or a time if a unit follows. */
  private static final int LONGEST_AMOUNT = 7;

  /** "four hundred", "20 euros", "$1500", "12 %". */
  boolean isAmount() {
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

  /** What they are, null if nothing that has to go. */
  PersonalData kind() {
    String digits = run.part(start, end);
    int length = digits.length();
    Topic topic = run.topic(start, end);
    if (Checks.isCard(digits)) {
      return PersonalData.CARD;
    }
    if (isNationalId(digits, topic)) {
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
    if (isPhone(digits, topic)) {
      return PersonalData.PHONE;
    }
    return topic != Topic.ORDER && isReadOut() ? PersonalData.NUMBER : null;
  }

  private boolean isNationalId(String digits, Topic topic) {
    return (topic == Topic.NATIONAL_ID && digits.length() >= 4)
        || (Checks.isSocialSecurity(digits) && run.groups(start, end).equals("3-2-4"))
        || (Checks.isTaxId(digits) && topic == null && !hasPlus());
  }

  private boolean isPhone(String digits, Topic topic) {
    int length = digits.length();
    if (hasPlus()) {
      return length >= 7 && length <= 15;
    }
    if (topic == Topic.ORDER) {
      return false;
    }
    String groups = run.groups(start, end);
    boolean grouped = (groups.equals("3-3-4") || groups.equals("1-3-3-4")) && !hasInside(',');
    return (topic == Topic.PHONE && length >= 7 && length <= 16)
        || (digits.startsWith("00") && length >= 11 && length <= 16 && digits.charAt(2) != '0')
        || isGermanOrBritish(digits)
        || ((grouped || run.isSpoken(start, end)) && Checks.isNorthAmerican(digits));
  }

  /** A zero for the long distance, and 8 to 12 digits that do not begin with another. */
  private static boolean isGermanOrBritish(String digits) {
    int length = digits.length();
    return length >= 9 && length <= 13 && digits.charAt(0) == '0' && digits.charAt(1) != '0';
  }

  /** Whether a plus sign, or the word, stands before. */
  private boolean hasPlus() {
    Sentence sentence = run.sentence;
    int first = run.firstToken(start);
    int before = sentence.token(first).from() - 1;
    boolean sign = before >= 0 && sentence.text.charAt(before) == '+';
    return sign || sentence.token(first).word().equals("plus");
  }

  /** Digits that somebody reads out, of nobody knows what. */
  private boolean isReadOut() {
    int length = end - start;
    boolean spoken = run.isSpoken(start, end);
    if ((length >= 13 && !areYears()) || (spoken && singles() >= 7)) {
      return true;
    }
    if (length < 4 || !run.sentence.isAll(run.firstToken(start), run.lastToken(end))) {
      return false;
    }
    return spoken ? length >= 6 || singles() >= 4 : !areYears() && !isPair() && isPlainlyGrouped();
  }

  private int singles() {
    int count = 0;
    for (int i = start; i < end; i = run.next(i)) {
      count += run.next(i) == i + 1 || run.isDoubled(i) ? run.next(i) - i : 0;
    }
    return count;
  }

  /** "2019, 2020 and 2021". */
  private boolean areYears() {
    for (int i = start; i < end; i = run.next(i)) {
      String group = run.part(i, run.next(i));
      if (group.length() != 4 || !(group.startsWith("19") || group.startsWith("20"))) {
        return false;
      }
    }
    return true;
  }

  /** "10 30", "50 50". */
  private boolean isPair() {
    return run.groups(start, end).equals("2-2");
  }

  /** With nothing but blanks and hyphens inside: no "12.50", no "3/4". */
  private boolean isPlainlyGrouped() {
    for (int i = run.firstToken(start); i < run.lastToken(end); i++) {
      if (!run.sentence.gapAfter(i).chars().allMatch(c -> c == ' ' || c == '-' || c == ',')) {
        return false;
      }
    }
    return true;
  }

  private boolean hasInside(char sign) {
    for (int i = run.firstToken(start); i < run.lastToken(end); i++) {
      if (run.sentence.gapAfter(i).indexOf(sign) >= 0) {
        return true;
      }
    }
    return false;
  }
}
