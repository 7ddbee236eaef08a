package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTextTest {
  private static final SpokenLanguage ENGLISH = SpokenLanguage.of("en");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          Hello THERE               | hello there
          don't                     | do not
          dont                      | do not
          don’t                     | do not
          i can't and won't         | i can not and will not
          cannot wouldnt isnt       | can not would not is not
          I'm we're they'll I've    | i am we are they will i have
          gonna wanna gotta         | going to want to got to
          y'all're late             | you are late
          it's been late            | it has been late
          its too late              | it is too late
          that's more than          | that is more than
          thats more than           | that is more than
          the manager's office      | the manager office
          how'd it go               | how did it go
          i'd better go             | i had better go
          i'd've gone               | i would have gone
          id like to go             | i would like to go
          my id is blue             | my id is blue
          ill call you              | i will call you
          i was ill                 | i was ill
          goin' home                | going home
          'cause it broke           | because it broke
          alright then              | all right then
          café naïve                | cafe naive
          follow-up call            | follow up call
          rock & roll               | rock and roll
          """)
  void contractionsAndSpellingsBecomeTheSameWords(String text, String tokens) {
    assertThat(ENGLISH.tokens(text)).hasToString(tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          um i uhh want erm that hmm     | i want that
          i i want                       | i want
          we we can't                    | we can not
          i want i want to go            | i want to go
          i don't i don't know           | i do not know
          w-we can try                   | we can try
          wh- what is it                 | what is it
          no no no                       | no no no
          it's very very good            | it is very very good
          bye bye                        | bye bye
          you know it's late             | it is late
          do you know him                | do you know him
          let you know tomorrow          | let you know tomorrow
          you know what i want           | you know what i want
          i mean it's late               | it is late
          i mean it                      | i mean it
          what do you mean               | what do you mean
          it's like really late          | it is really late
          it's like two hundred          | it is #
          i like it                      | i like it
          it looks like rain             | it looks like rain
          uh huh                         | mhm
          mm-hmm                         | mhm
          uh-uh                          | no
          [laughter] well                | well
          her hum mum                    | her hum mum
          """)
  void fillersAndRestartsAreDropped(String text, String tokens) {
    assertThat(ENGLISH.tokens(text)).hasToString(tokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          200                          | 200         | true
          two                          | two         | true
          two hundred and fifty        | #           | true
          a thousand                   | thousand    | true
          nineteen ninety nine         | #           | true
          0 8 0 0                      | #           | true
          1,000.50                     | 1000.50     | true
          20k                          | 20k         | true
          second                       | second      | false
          one                          | one         | false
          """)
  void numbersBecomeOneToken(String text, String token, boolean number) {
    Tokens tokens = ENGLISH.tokens(text);

    assertThat(tokens).hasToString(token);
    assertThat(tokens.isNumber(0)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          $200          | 200 dollars
          200$          | 200 dollars
          £20/month     | 20 pounds per month
          €5            | 5 euros
          20%           | 20 percent
          no one knows  | no one knows
          one month     | one month
          """)
  void moneyIsWrittenAsItIsSpoken(String text, String tokens) {
    assertThat(ENGLISH.tokens(text)).hasToString(tokens);
  }

  @Test
  void eachTokenKnowsTheSpeakersOwnWords() {
    Tokens tokens = ENGLISH.tokens("Well, um,  I  don't want two hundred of them");

    assertThat(tokens).hasToString("well i do not want # of them");
    assertThat(tokens.fromWord(3)).isEqualTo(3);
    assertThat(tokens.quote(tokens.fromWord(2), tokens.toWord(5)))
        .isEqualTo("don't want two hundred");
    assertThat(tokens.spokenWords()).isEqualTo(8);
  }

  @Test
  void fillersAreNotCountedAndRepetitionsAre() {
    assertThat(ENGLISH.tokens("um i i you know want it").spokenWords()).isEqualTo(4);
  }

  @Test
  void aTextWithoutWordsGivesNoTokens() {
    assertThat(ENGLISH.tokens("").size()).isZero();
    assertThat(ENGLISH.tokens(" ... !? — \u00a0 😀 ").size()).isZero();
    assertThat(ENGLISH.tokens("um uh").spokenWords()).isZero();
  }

  @Test
  void aSpanBeyondTheTextCannotBeQuoted() {
    Tokens tokens = ENGLISH.tokens("two words");

    assertThat(tokens.quote(0, 2)).isEqualTo("two words");
    assertThatThrownBy(() -> tokens.quote(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
