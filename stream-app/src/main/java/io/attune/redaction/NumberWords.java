package io.attune.redaction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How numbers and dates are said in English and German, in lower case. */
final class NumberWords {
  /** Digits that a word stands for: "seven" 7, "einundvierzig" 41. */
  static final Map<String, String> DIGITS = new HashMap<>();

  /** "Double" and its like: how often the next digit counts. */
  static final Map<String, String> TIMES =
      Map.of(
          "double",
          "2",
          "triple",
          "3",
          "treble",
          "3",
          "doppel",
          "2",
          "doppelt",
          "2",
          "doppelte",
          "2",
          "zweimal",
          "2",
          "dreimal",
          "3");

  /** "Third", "dritten": days of a month. */
  static final Set<String> ORDINALS = new HashSet<>();

  static final Set<String> MONTHS =
      words(
          "january february march april may june july august september october november december"
              + " jan feb mar apr jun jul aug sep sept oct nov dec januar jänner februar märz"
              + " maerz mai juni juli oktober dezember okt dez");

  /** What makes a number before it an amount, a time or a measure. */
  static final Set<String> UNITS =
      words(
          "hundred hundreds thousand million billion percent dollar dollars bucks euro euros pound"
              + " pounds quid cents pence grand hundert tausend million millionen prozent second"
              + " seconds minute minutes hour hours day days week weeks month months year years"
              + " sekunde sekunden minute minuten stunde stunden tag tage tagen woche wochen monat"
              + " monate monaten jahr jahre jahren uhr am pm o'clock times mal gb mb kilo kg km miles"
              + " meters metres kilometer meter pieces stück units people leute points punkte");

  private static final List<String> ENGLISH_TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final List<String> GERMAN_TENS =
      List.of(
          "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig");

  static {
    number("zero nought naught null", 0);
    number("one eins", 1);
    number("two zwei zwo", 2);
    number("three drei", 3);
    number("four vier", 4);
    number("five fünf", 5);
    number("six sechs", 6);
    number("seven sieben", 7);
    number("eight acht", 8);
    number("nine niner neun", 9);
    number("ten zehn", 10);
    number("eleven elf", 11);
    number("twelve zwölf", 12);
    number("thirteen dreizehn", 13);
    number("fourteen vierzehn", 14);
    number("fifteen fünfzehn", 15);
    number("sixteen sechzehn", 16);
    number("seventeen siebzehn", 17);
    number("eighteen achtzehn", 18);
    number("nineteen neunzehn", 19);
    String[] ones = "ein zwei drei vier fünf sechs sieben acht neun".split(" ", -1);
    for (int ten = 0; ten < ENGLISH_TENS.size(); ten++) {
      number(ENGLISH_TENS.get(ten), 10 * ten + 20);
      number(GERMAN_TENS.get(ten), 10 * ten + 20);
      for (int one = 0; one < ones.length; one++) {
        number(ones[one] + "und" + GERMAN_TENS.get(ten), 10 * ten + 21 + one);
      }
    }
    ORDINALS.addAll(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
                + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
                + " twentieth thirtieth"));
    String stems =
        "erst zweit dritt viert fünft sechst siebt siebent acht neunt zehnt elft zwölft dreizehnt"
            + " vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst dreißigst"
            + " einundzwanzigst zweiundzwanzigst dreiundzwanzigst vierundzwanzigst"
            + " fünfundzwanzigst sechsundzwanzigst siebenundzwanzigst achtundzwanzigst"
            + " neunundzwanzigst einunddreißigst";
    for (String stem : words(stems)) {
      for (String end : List.of("er", "en", "e")) {
        spellings(stem + end).forEach(ORDINALS::add);
      }
    }
  }

  private NumberWords() {}

  static Set<String> words(String list) {
    return new HashSet<>(Arrays.asList(list.split("\\s+")));
  }

  private static void number(String words, int value) {
    for (String word : words.split(" ", -1)) {
      spellings(word).forEach(spelling -> DIGITS.put(spelling, Integer.toString(value)));
    }
  }

  /** Recognisers write umlauts either way. */
  private static Set<String> spellings(String word) {
    return new HashSet<>(
        List.of(word, word.replace("ü", "ue").replace("ö", "oe").replace("ß", "ss")));
  }

  /** "neunzehnhundertfünfundachtzig", "zweitausendvier". */
  static boolean isYear(String word) {
    return word.startsWith("neunzehnhundert") || word.startsWith("zweitausend");
  }
}
