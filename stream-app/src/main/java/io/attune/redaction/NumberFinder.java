package io.attune.redaction;

/** Numbers that stand for a person or open something, each by its checks or by its name. */
final class NumberFinder {
  private static final int SHORTEST_CARD = 12;
  private static final int LONGEST_CARD = 19;

  private NumberFinder() {}

  static void find(Sentence sentence) {
    int i = 0;
    while (i < sentence.size()) {
      if (!sentence.isFree(i) || !sentence.token(i).isCode()) {
        i++;
        continue;
      }
      Run run = Run.at(sentence, i);
      new Search(run).search();
      i = run.last() + 1;
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
          && isInsured(run.part(start, start + 12))
          && run.topic(start, start + 12) != Topic.ORDER) {
        return taken(start, start + 12, PersonalData.NATIONAL_ID);
      }
      return start == 0 ? named() : start;
    }

    /** Germany's pension insurance number: 8 digits, a letter, 3 digits. */
    private static boolean isInsured(String code) {
      for (int i = 0; i < code.length(); i++) {
        char c = code.charAt(i);
        boolean fits = i == 8 ? c >= 'A' && c <= 'Z' : c >= '0' && c <= '9';
        if (!fits) {
          return false;
        }
      }
      return true;
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
      DigitStretch stretch = new DigitStretch(run, start, end);
      if (stretch.isAmount()) {
        return;
      }
      PersonalData what = stretch.kind();
      if (what != null) {
        run.take(start, end, what);
      } else {
        cardWithin(start, end);
      }
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
