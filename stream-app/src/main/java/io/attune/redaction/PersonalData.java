package io.attune.redaction;

import java.util.Locale;

/** What can be taken out of a text, and what then stands there instead. */
public enum PersonalData {
  /** A payment card's number. */
  CARD,
  /**
   * A bank account: IBAN, or a number that is called an account's, a sort code, a routing number.
   */
  ACCOUNT,
  /**
   * A number that a state gave to a person: social security, national insurance, tax, passport,
   * identity card, driver's licence.
   */
  NATIONAL_ID,
  /** An e-mail address, written or spoken. */
  EMAIL,
  /** A telephone number. */
  PHONE,
  /** A date of birth. */
  BIRTH_DATE,
  /** What opens something: a PIN, a card's security code, a one-time code, digits of a password. */
  CODE,
  /** Digits read out one by one that are nothing else that can be told, such as part of a card. */
  NUMBER;

  private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in settings: {@code birth-date}. */
  public String key() {
    return key;
  }

  /** What stands in the text instead: {@code [birth-date]}. The language tiers read over it. */
  public String placeholder() {
    return '[' + key + ']';
  }
}
