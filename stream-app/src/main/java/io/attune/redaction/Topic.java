package io.attune.redaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a number is said to be, by the words around it. The nearest one before it counts most. */
enum Topic {
  CARD(
      "card cards visa mastercard amex maestro kreditkarte kreditkartennummer kartennummer karte"
          + " girocard"),
  ACCOUNT(
      "account acct iban bic routing konto kontonummer bankkonto bankleitzahl blz sort/code"
          + " girokonto"),
  NATIONAL_ID(
      "ssn nino passport reisepass ausweis ausweisnummer personalausweis personalausweisnummer"
          + " reisepassnummer passnummer steueridentifikationsnummer identifikationsnummer"
          + " steuernummer sozialversicherungsnummer rentenversicherungsnummer führerschein"
          + " führerscheinnummer social/security my/social your/social the/social"
          + " national/insurance insurance/number tax/id steuer/id driver's/license"
          + " driver's/licence driving/licence driving/license drivers/license"),
  PHONE(
      "phone telephone mobile cell cellphone landline call ring dial reach text telefon"
          + " telefonnummer handy handynummer mobil mobilnummer rufnummer festnetz festnetznummer"
          + " anrufen erreichen rückruf whatsapp sms my/number your/number his/number her/number"
          + " meine/nummer ihre/nummer"),
  CODE(
      "pin cvv cvc passcode password otp tan geheimzahl prüfziffer prüfnummer kartenprüfnummer"
          + " sicherheitscode kennwort passwort security/code verification/code access/code"
          + " time/code pin/code cvv/code the/code the/back der/rückseite"),
  BIRTH("born birth birthday birthdate dob geboren geburtsdatum geburtstag jahrgang"),
  ORDER(
      "order tracking reference ref ticket case invoice booking confirmation serial model part"
          + " article item product sku version parcel shipment quote policy claim contract meter"
          + " reading flight reservation res pnr bestellnummer bestellung auftrag auftragsnummer rechnung"
          + " rechnungsnummer kundennummer vorgang vorgangsnummer ticketnummer sendung"
          + " sendungsnummer artikelnummer seriennummer vertragsnummer buchungsnummer referenz"
          + " referenznummer zählerstand zählernummer customer/number customer/id");

  /** Words further away than this before a number say nothing about it. */
  private static final int BEFORE = 8;

  /** The same after it: "… is my mobile". */
  private static final int AFTER = 4;

  private static final Map<String, Topic> BY_WORD = new HashMap<>();

  static {
    for (Topic topic : values()) {
      topic.words.forEach(word -> BY_WORD.put(word, topic));
    }
  }

  private final Set<String> words;

  Topic(String words) {
    this.words = NumberWords.words(words);
  }

  static Set<String> wordsOf(Topic topic) {
    return topic.words;
  }

  /** What tokens {@code first} to {@code last} are said to be; null if nothing is said. */
  static Topic of(List<Token> tokens, int first, int last) {
    for (int i = first - 1; i >= 0 && i >= first - BEFORE; i--) {
      Topic topic = at(tokens, i);
      if (topic != null) {
        return topic;
      }
    }
    for (int i = last + 1; i < tokens.size() && i <= last + AFTER; i++) {
      Topic topic = at(tokens, i);
      if (topic != null) {
        return topic;
      }
    }
    return null;
  }

  /** Whether a topic is named near these tokens. */
  static boolean isNear(Topic topic, List<Token> tokens, int first, int last) {
    int end = Math.min(tokens.size() - 1, last + AFTER);
    for (int i = Math.max(0, first - BEFORE); i <= end; i++) {
      if (at(tokens, i) == topic) {
        return true;
      }
    }
    return false;
  }

  private static Topic at(List<Token> tokens, int i) {
    String word = tokens.get(i).plainWord();
    Topic topic = i == 0 ? null : BY_WORD.get(tokens.get(i - 1).word() + '/' + word);
    return topic == null ? BY_WORD.get(word) : topic;
  }
}
