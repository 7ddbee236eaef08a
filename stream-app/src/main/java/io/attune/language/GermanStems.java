package io.attune.language;

import java.util.HashMap;
import java.util.Map;

/**
 * What German word forms have in common, found by taking off "ge" of participles and light endings:
 * "kündigen", "gekündigt" and "Kündigung" meet, "Vertrag" and "Verträge" as well. The prefix of a
 * separable verb stays where it is, so "rufe … an" and "anrufen" do not.
 */
final class GermanStems {
  private static final int MIN_STEM = 4;

  /** Adjectives may be as short as "neu". */
  private static final int MIN_INFLECTED = 3;

  private static final String[] ENDINGS = {
    "ungen", "ung", "igkeit", "keiten", "keit", "lichen", "isch", "ten", "test", "tes", "ter",
    "tem", "ern", "est", "en", "em", "er", "es", "et", "te", "st", "e", "n", "s", "t",
  };

  private static final String[] SEPARABLE = {
    "zurueck", "weiter", "ab", "an", "auf", "aus", "ein", "her", "hin", "mit", "nach", "vor", "weg",
    "zu",
  };

  private static final Map<String, String> IRREGULAR = irregular();

  private GermanStems() {}

  static String stem(String word) {
    String known = IRREGULAR.get(word);
    if (known != null) {
      return known;
    }
    String stem = withoutUmlauts(withoutEnding(withoutParticiple(word)));
    return IRREGULAR.getOrDefault(stem, stem);
  }

  /** "gekündigt", "abgebucht": drops the "ge" if enough is left and the ending fits. */
  private static String withoutParticiple(String word) {
    if (!word.endsWith("t") && !word.endsWith("en")) {
      return word;
    }
    if (word.startsWith("ge") && word.length() > MIN_STEM + 3) {
      return word.substring(2);
    }
    for (String prefix : SEPARABLE) {
      int ge = prefix.length();
      if (word.startsWith(prefix) && word.startsWith("ge", ge) && word.length() > ge + 6) {
        return prefix + word.substring(ge + 2);
      }
    }
    return word;
  }

  private static String withoutEnding(String word) {
    String stem = word;
    // Twice, as in "Lieferungen", "gebuchten".
    for (int i = 0; i < 2; i++) {
      for (String ending : ENDINGS) {
        int length = stem.length() - ending.length();
        if (length >= least(ending) && stem.endsWith(ending)) {
          stem = stem.substring(0, length);
          break;
        }
      }
    }
    return stem;
  }

  private static int least(String ending) {
    return switch (ending) {
      case "e", "em", "en", "er", "es" -> MIN_INFLECTED;
      default -> MIN_STEM;
    };
  }

  /** "vertraeg" to "vertrag"; after another vowel it is no umlaut ("neuer", "bauen"). */
  private static String withoutUmlauts(String stem) {
    int e = stem.indexOf('e', 1);
    if (e < 0) {
      return stem;
    }
    StringBuilder plain = new StringBuilder(stem.length());
    for (int i = 0; i < stem.length(); i++) {
      char c = stem.charAt(i);
      boolean umlaut =
          c == 'e'
              && i > 0
              && "aou".indexOf(stem.charAt(i - 1)) >= 0
              && (i < 2 || "aeq".indexOf(stem.charAt(i - 2)) < 0);
      if (!umlaut) {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static Map<String, String> irregular() {
    Map<String, String> map = new HashMap<>();
    String pairs =
        "angerufen anruf,rief anruf,ruft anruf,rufe anruf,rufen anruf,anrufe anruf,anrufen anruf,"
            + "geschrieben schreib,schrieb schreib,geschickt schick,gesendet schick,sendet schick,"
            + "sende schick,senden schick,bezahlt zahl,bezahle zahl,bezahlen zahl,gezahlt zahl,"
            + "zahlen zahl,zahle zahl,zahlung zahl,zahlungen zahl,gesprochen sprech,sprach sprech,"
            + "gebrochen brech,verloren verlier,teurer teuer,teure teuer,teuren teuer,teures teuer,"
            + "billiger billig,guenstiger guenstig,gewechselt wechsel,wechseln wechsel,"
            + "wechsle wechsel,gekauft kauf,kaufen kauf,beschwerde beschwer,beschweren beschwer,"
            + "beschwert beschwer,lieferung liefer,liefern liefer,geliefert liefer,"
            + "rechnung rechnung,rechnungen rechnung,wohnung wohnung,wohnungen wohnung";
    for (String pair : pairs.split(",", -1)) {
      String[] sides = pair.split(" ", -1);
      map.put(sides[0], sides[1]);
    }
    return map;
  }
}
