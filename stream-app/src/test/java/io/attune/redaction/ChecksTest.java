package io.attune.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that exist nowhere, with the first digits, lengths and sums of those that do. */
class ChecksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4700700700702",
        "4700700700700701",
        "4700700700700700700",
        "2221700700700705",
        "2720700700700701",
        "347007007007005",
        "377007007007008",
        "3570070070070070",
        "35700700700700705",
        "30700700700700",
        "36700700700704",
        "3670070070070079",
        "5170070070070079",
        "5570070070070075",
        "55700700700700703",
        "5070070070071",
        "5670070070078",
        "587007007007004",
        "6070070070070",
        "6270070070070070074"
      })
  void numberThatAnIssuerCouldGiveOutIsACards(String digits) {
    assertThat(Checks.isCard(digits)).isTrue();
  }

  /** With Luhn's sum, all of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "470070070078",
        "47007007007008",
        "470070070070077",
        "47007007007007007",
        "47007007007007007006",
        "2220700700700706",
        "2721700700700700",
        "222170070070076",
        "34700700700706",
        "3470070070070071",
        "37700700700703",
        "3770070070070078",
        "357007007007002",
        "3670070070070",
        "517007007007009",
        "557007007007000",
        "1700700700700707",
        "7700700700700704",
        "9700700700700700",
        "0700700700700709"
      })
  void numberOfNoIssuerOrOfAnotherLengthIsNoCards(String digits) {
    assertThat(Checks.isLuhn(digits)).as("Luhn's sum").isTrue();
    assertThat(Checks.isCard(digits)).isFalse();
  }

  @Test
  void oneWrongDigitOrTwoInTheWrongOrderGiveACardAway() {
    assertThat(Checks.isCard("4111111111111111")).isTrue();
    assertThat(Checks.isCard("4111111111111112")).isFalse();
    assertThat(Checks.isCard("5555555555554444")).isTrue();
    assertThat(Checks.isCard("5555555555545444")).isFalse();
    assertThat(Checks.isLuhn("79927398713")).isTrue();
    for (char last : "012456789".toCharArray()) {
      assertThat(Checks.isLuhn("7992739871" + last)).as("ending in %s", last).isFalse();
    }
  }

  @Test
  void ibanHasTheLengthOfItsCountryAndARestOfOne() {
    assertThat(Checks.ibanLength("DE89370400440532013000", 0)).isEqualTo(22);
    assertThat(Checks.ibanLength("99NO", 2)).isEqualTo(15);
    assertThat(Checks.ibanLength("99NO", 3)).as("no room for a country").isZero();
    assertThat(Checks.ibanLength("XX89", 0)).isZero();

    assertThat(Checks.isIban("DE89370400440532013000")).isTrue();
    assertThat(Checks.isIban("GB29NWBK60161331926819")).isTrue();
    assertThat(Checks.isIban("DE89370400440532013001")).isFalse();
    assertThat(Checks.isIban("GB29NWKB60161331926819")).as("two letters changed places").isFalse();
  }

  @Test
  void socialSecurityNumberHasNoPartOfZerosAndNoReservedArea() {
    assertThat(Checks.isSocialSecurity("536904399")).isTrue();
    assertThat(Checks.isSocialSecurity("53690439")).isFalse();
    assertThat(Checks.isSocialSecurity("936904399")).isFalse();
    assertThat(Checks.isSocialSecurity("000904399")).isFalse();
    assertThat(Checks.isSocialSecurity("666904399")).isFalse();
    assertThat(Checks.isSocialSecurity("536004399")).isFalse();
    assertThat(Checks.isSocialSecurity("536900000")).isFalse();
    assertThat(Checks.isSocialSecurity("100010001")).as("zeros elsewhere").isTrue();
  }

  @Test
  void nationalInsuranceNumberIsTwoLettersSixDigitsAndALetter() {
    assertThat(Checks.isNationalInsurance("AA123456D")).isTrue();
    assertThat(Checks.isNationalInsurance("ZZ090909A")).isTrue();
    assertThat(Checks.isNationalInsurance("AA123456")).isFalse();
    assertThat(Checks.isNationalInsurance("DA123456C")).isFalse();
    assertThat(Checks.isNationalInsurance("AO123456C")).isFalse();
    assertThat(Checks.isNationalInsurance("AA12345XC")).isFalse();
    assertThat(Checks.isNationalInsurance("AA/23456C")).isFalse();
    assertThat(Checks.isNationalInsurance("AA123456E")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"86095742719", "65929970489", "47036892816", "11123456786"})
  void taxIdRepeatsOneDigitAndEndsInItsCheck(String digits) {
    assertThat(Checks.isTaxId(digits)).isTrue();
    char wrong = digits.charAt(10) == '0' ? '1' : (char) (digits.charAt(10) - 1);
    assertThat(Checks.isTaxId(digits.substring(0, 10) + wrong)).isFalse();
  }

  /** All of them end in the right check. */
  @ParameterizedTest
  @ValueSource(
      strings = {"11112345678", "11223456785", "99887766550", "12345678903", "01234567896"})
  void taxIdRepeatsNeitherNoneNorTwoNorOneTooOften(String digits) {
    assertThat(Checks.isTaxId(digits)).isFalse();
    assertThat(Checks.isTaxId("8609574271")).as("too short").isFalse();
  }

  @Test
  void northAmericanNumberHasAnAreaAndAnExchange() {
    assertThat(Checks.isNorthAmerican("4155550132")).isTrue();
    assertThat(Checks.isNorthAmerican("2122000132")).isTrue();
    assertThat(Checks.isNorthAmerican("14155550132")).isTrue();
    assertThat(Checks.isNorthAmerican("24155550132")).isFalse();
    assertThat(Checks.isNorthAmerican("415555013")).isFalse();
    assertThat(Checks.isNorthAmerican("1155550132")).isFalse();
    assertThat(Checks.isNorthAmerican("4151550132")).isFalse();
  }
}
