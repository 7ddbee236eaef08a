package io.attune.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Just enough, and just too little, of everything: what is said, and what is left of it. */
class RedactionEdgesTest {

  @Test
  void tensAndNoughtsAreReadWithTheDigitsBesideThem() {
    leaves(
        """
        twenty one twenty two twenty three twenty four -> [number]
        it is twenty-one -> it is twenty-one
        one two three twenty one -> one two three twenty one
        forty, five, six, seven -> forty, five, six, seven
        forty five six seven -> forty five six seven
        twenty zero one two -> twenty zero one two
        oh one two three -> [number]
        one oh two three -> [number]
        two o o three -> [number]
        oh dear that is one -> oh dear that is one
        """);
  }

  @Test
  void numberIsWhatItIsCalledIfItHasTheLength() {
    leaves(
        """
        my pin is 12 -> my pin is 12
        my pin is 123 -> my pin is [code]
        my pin is 12345678 -> my pin is [code]
        my account is 12345 -> my account is 12345
        my account is 123456 -> my account is [account]
        my card ends 1234567 -> my card ends 1234567
        my card ends 12345678 -> my card ends [card]
        my ssn 123 -> my ssn 123
        my ssn 1234 -> my ssn [national-id]
        it's 536-90-4399 -> it's [national-id]
        it's 53-690-4399 -> it's [number]
        we saw 86095742719 there -> we saw [national-id] there
        order 86095742719 -> order 86095742719
        """);
  }

  @Test
  void phoneIsDialledFromSomewhere() {
    leaves(
        """
        call me on 123456 -> call me on 123456
        call me on 1234567 -> call me on [phone]
        call me on 1234567890123456 -> call me on [phone]
        it is +49123 -> it is +49123
        it is +4912345 -> it is [phone]
        it is +123456789012345 -> it is [phone]
        plus four nine one two three four five six -> [phone]
        so we have 004912345678 here -> so we have [phone] here
        so we have 0012345678 there -> so we have 0012345678 there
        we saw 012345678 there -> we saw [phone] there
        we saw 01234567 there -> we saw 01234567 there
        we saw 0123456789012 there -> we saw [phone] there
        we saw 001234567 there -> we saw 001234567 there
        we saw 415-555-0132 there -> we saw [phone] there
        we saw 415,555,0132 there -> we saw 415,555,0132 there
        we saw 1-415-555-0132 there -> we saw [phone] there
        we saw 4155550132 there -> we saw 4155550132 there
        we heard four one five five five five oh one three two there -> we heard [phone] there
        order 415-555-0132 -> order 415-555-0132
        order number +4155550132123 -> order number [phone]
        """);
  }

  @Test
  void whatIsReadOutByItselfGoesWhateverItIs() {
    leaves(
        """
        1234 -> [number]
        yes 1234 thanks -> yes 1234 thanks
        yes 1234 ok -> yes [number] ok
        yes 123 ok -> yes 123 ok
        yes 2019 ok -> yes 2019 ok
        yes 10 30 ok -> yes 10 30 ok
        yes 12.50 ok -> yes 12.50 ok
        yes 3/4 5/6 ok -> yes 3/4 5/6 ok
        yes 12-34-56 ok -> yes [number] ok
        one two three -> one two three
        one two three four -> [number]
        we did one two three four five six there -> we did one two three four five six there
        we did one two three four five six seven there -> we did [number] there
        we did double one two three four five there -> we did double one two three four five there
        we did double one double two double three four there -> we did [number] there
        we had 2019 2020 2021 2022 -> we had 2019 2020 2021 2022
        we had 1234567890123 -> we had [number]
        we had 123456789012 -> we had 123456789012
        order 1234567890123 -> order 1234567890123
        +1234567890123456 -> [number]
        """);
  }

  @Test
  void amountsAndTimesStay() {
    leaves(
        """
        my pin is 1500 euros -> my pin is 1500 euros
        my pin is 1500 -> my pin is [code]
        call 1234567 euros -> call 1234567 euros
        call 12345678 euros -> call [phone] euros
        pin $1234 -> pin $1234
        pin 1234% -> pin 1234%
        pin 12:34 -> pin 12:34
        pin 123:4567 -> pin 123:4567
        code 1234 pounds -> code 1234 pounds
        """);
  }

  @Test
  void cardIsFoundAmongOtherDigits() {
    leaves(
        """
        4111 1111 1111 1111 12 27 -> [number]
        it's 4111111111111111's -> it's [card]'s
        order 4111 1111 1111 1111 99 -> order [card] 99
        '4111111111111111' -> ' [card]'
        'tis 4111111111111111 -> 'tis [card]
        """);
  }

  @Test
  void addressHasAnAtAndADomain() {
    leaves(
        """
        jo@x -> jo@x
        jo@x.org -> [email]
        jo.b-c_d+e%f@sub.x.org, thanks -> [email], thanks
        jo at gmail dot com -> [email]
        at gmail dot com -> at gmail dot com
        jo at gmail.com -> [email]
        jo at my mail dot de -> [email]
        jo at g mail dot com -> [email]
        jo at gmail dot -> jo at gmail dot
        jo at -> jo at
        jo at some thing dot com -> jo at some thing dot com
        we meet at noon dot com is near -> we meet at noon dot com is near
        we looked at the web dot com bubble -> we looked at the web dot com bubble
        """);
  }

  @Test
  void spokenAddressBeginsWhereItIsLedInOrIsNoLongerJoined() {
    leaves(
        """
        jo dot b at some company dot com -> [email]
        my email is jo b at some company dot co dot uk okay -> my email is [email] okay
        my email is jo b at some place that is not known dot com -> my email is jo b at some place that is not known dot com
        my email is a b c d e f g h i j at x dot com -> my email is a b [email]
        email j o at x dot com -> email [email]
        email jo at gmail dot foo -> email jo at gmail dot foo
        the address is 5 at x dot com -> the address is [email]
        say a b c d e f g h i j at gmail dot com -> say a b [email]
        say jo underscore b at gmail dot com -> say [email]
        """);
  }

  @Test
  void dateIsABirthdayIfItIsCalledOneOrIsAllThatIsSaid() {
    leaves(
        """
        i was born in 85 -> i was born in 85
        i was born on the 4th -> i was born on the 4th
        i was born 4/3 -> i was born [birth-date]
        i was born in 1985 -> i was born in [birth-date]
        i was born 1985 euros -> i was born 1985 euros
        04/03/1985 -> [birth-date]
        4 march 1985 -> [birth-date]
        march 4th 1985 -> [birth-date]
        march 1985 -> march 1985
        4 march -> 4 march
        it was on 04/03/1985 that we -> it was on 04/03/1985 that we
        born 04031985 -> born [birth-date]
        yes july 22nd 79 -> yes [birth-date]
        yes july 22nd 31 -> yes july 22nd 31
        fourth of march nineteen eighty five -> [birth-date]
        4. märz neunzehnhundertfünfundachtzig -> [birth-date]
        neunzehnhundertfünfundachtzig -> neunzehnhundertfünfundachtzig
        vierter dritter neunzehnhundertachtzig -> [birth-date]
        my birthday is 4 march and then 5 april -> my birthday is [birth-date] and then [birth-date]
        born 4 - march -> born [birth-date]
        born 4 -- march -> born 4 -- march
        """);
  }

  @Test
  void callersWereBornBetween1900And2010() {
    leaves(
        """
        04/03/2011 -> 04/03/2011
        04/03/2010 -> [birth-date]
        04/03/1900 -> [birth-date]
        04/03/1899 -> 04/03/1899
        """);
  }

  @Test
  void codeWithLettersIsWholeAndOfItsForm() {
    leaves(
        """
        65170839J008 -> [national-id]
        it is 65 170839 J 008 okay -> it is [national-id] okay
        order 65170839J008 -> order 65170839J008
        it is 65170839J00 okay -> it is 65170839J00 okay
        it is 6517083AJ008 okay -> it is 6517083AJ008 okay
        it is A B 12 34 56 C okay -> it is [national-id] okay
        it is AB1234567 okay -> it is AB1234567 okay
        my passport is C01X00T47 -> my passport is [national-id]
        my passport is C01X0 -> my passport is C01X0
        my passport is CXYAZTK -> my passport is CXYAZTK
        my passport is C0X0TKL -> my passport is C0X0TKL
        it is C01X00T47 -> it is C01X00T47
        """);
  }

  @Test
  void signsWithinANumberAreThoseThatPeoplePutThere() {
    leaves(
        """
        one hundred 4111, 1111 1111 1111 -> one hundred [card]
        we had 1,500 and 20 -> we had 1,500 and 20
        my pin is 4 8 / 2 1 -> my pin is [code]
        my pin is 4 8 +++++ 2 1 -> my pin is 4 8 +++++ 2 1
        we don't have one two three four -> we don't have one two three four
        """);
  }

  private static void leaves(String cases) {
    cases
        .lines()
        .map(line -> line.split(" -> ", -1))
        .forEach(one -> assertThat(Redaction.ALL.text(one[0])).as(one[0]).isEqualTo(one[1]));
  }
}
