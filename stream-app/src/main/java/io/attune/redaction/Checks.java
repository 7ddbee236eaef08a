package io.attune.redaction;

import java.util.HashMap;
import java.util.Map;

/** What a number must be like to be what it looks like. */
final class Checks {
  /** Length of an IBAN by country: those of SEPA, and the larger ones beside it. */
  private static final Map<String, Integer> IBAN_LENGTHS =
      lengths(
          "AD24 AE23 AL28 AT20 BA20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27"
              + " GB22 GE22 GI23 GL18 GR27 HR21 HU28 IE22 IL23 IS26 IT27 KW30 KZ20 LI21 LT20 LU20"
              + " LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 QA29 RO24 RS22 SA24 SE24 SI19"
              + " SK24 SM27 TN24 TR26 UA29 VA22 XK20");

  private Checks() {}

  private static Map<String, Integer> lengths(String list) {
    Map<String, Integer> lengths = new HashMap<>();
    for (String entry : list.split(" ", -1)) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }

  /** A number that a card could bear: an issuer's first digits and length, and Luhn's sum. */
  static boolean isCard(String digits) {
    return hasIssuer(digits) && isLuhn(digits);
  }

  private static boolean hasIssuer(String digits) {
    int length = digits.length();
    if (length < 13 || length > 19) {
      return false;
    }
    int two = Integer.parseInt(digits.substring(0, 2));
    int four = Integer.parseInt(digits.substring(0, 4));
    return switch (two / 10) {
      case 4 -> length == 13 || length == 16 || length == 19;
      case 2 -> length == 16 && four >= 2221 && four <= 2720;
      case 3 -> (two == 34 || two == 37) ? length == 15 : two == 35 ? length >= 16 : length >= 14;
      case 5, 6 -> length >= 16 || two == 50 || two >= 56;
      default -> false;
    };
  }

  /** ISO/IEC 7812-1. */
  static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = 2 * digit;
      sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }

  /** The length of an IBAN of the country that stands at a place of a code, 0 if that has none. */
  static int ibanLength(String code, int start) {
    return code.length() < start + 2
        ? 0
        : IBAN_LENGTHS.getOrDefault(code.substring(start, start + 2), 0);
  }

  /** ISO 13616: what is left of it as a number, modulo 97, is 1. */
  static boolean isIban(String code) {
    int rest = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt((i + 4) % code.length());
      int value = c <= '9' ? c - '0' : c - 'A' + 10;
      rest = (value < 10 ? rest * 10 + value : rest * 100 + value) % 97;
    }
    return rest == 1;
  }

  /** Nine digits that the US could have given out: area, group and serial are never zeros. */
  static boolean isSocialSecurity(String digits) {
    return digits.length() == 9
        && digits.charAt(0) != '9'
        && !digits.startsWith("000")
        && !digits.startsWith("666")
        && !digits.startsWith("00", 3)
        && !digits.startsWith("0000", 5);
  }

  /** UK: two letters of those in use, six digits, A to D. */
  static boolean isNationalInsurance(String code) {
    return code.length() == 9
        && "ABCEGHJKLMNOPRSTWXYZ".indexOf(code.charAt(0)) >= 0
        && "ABCEGHJKLMNPRSTWXYZ".indexOf(code.charAt(1)) >= 0
        && code.substring(2, 8).chars().allMatch(c -> c >= '0' && c <= '9')
        && "ABCD".indexOf(code.charAt(8)) >= 0;
  }

  /**
   * German tax id: eleven digits, the first not 0, of the first ten one twice or thrice, and the
   * last by ISO 7064 MOD 11,10.
   */
  static boolean isTaxId(String digits) {
    if (digits.length() != 11 || digits.charAt(0) == '0') {
      return false;
    }
    int[] counts = new int[10];
    int product = 10;
    for (int i = 0; i < 10; i++) {
      int digit = digits.charAt(i) - '0';
      counts[digit]++;
      int sum = (digit + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    int repeated = 0;
    for (int count : counts) {
      if (count > 3) {
        return false;
      }
      repeated += count > 1 ? 1 : 0;
    }
    return repeated == 1 && (11 - product) % 10 == digits.charAt(10) - '0';
  }

  /** A number of the North American plan: area and exchange begin with 2 to 9. */
  static boolean isNorthAmerican(String digits) {
    String ten = digits.length() == 11 && digits.charAt(0) == '1' ? digits.substring(1) : digits;
    return ten.length() == 10 && ten.charAt(0) >= '2' && ten.charAt(3) >= '2';
  }
}
