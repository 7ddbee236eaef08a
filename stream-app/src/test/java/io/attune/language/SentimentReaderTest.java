package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentReaderTest {
  private static final SpokenLanguage ENGLISH = SpokenLanguage.of("en");

  private final Lexicon lexicon = ENGLISH.lexicon();
  private final SentimentReader reader = new SentimentReader(lexicon);

  private Sentiment read(String text) {
    return reader.read(ENGLISH.tokens(text), null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "that's wonderful thank you",
        "you've been so helpful",
        "you guys killed it",
        "that blew me away",
        "i'm over the moon with it",
        "i can't complain",
        "no complaints from me",
        "never had a problem with it",
        "it's not bad at all",
        "i couldn't be happier",
        "it was slow but the lady was lovely",
        "it works like a charm",
        "can't thank you enough",
        "spot on",
        "that's a weight off my mind",
        "i really like it",
        "that's very kind of you",
        "worth every penny"
      })
  void praiseIsPositive(String text) {
    assertThat(read(text).score()).isGreaterThan(0.2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "this is absolutely terrible",
        "i'm not happy about this",
        "it's not very helpful",
        "im at the end of my rope",
        "i've had it up to here",
        "i'm fed up with waiting",
        "it's good but it's far too slow",
        "never been so disappointed",
        "no it's terrible",
        "don't you think that's terrible",
        "oh great another delay",
        "thanks for nothing",
        "you let me down",
        "what a complete waste of time",
        "it's driving me up the wall",
        "nobody listens",
        "i feel ripped off",
        "it keeps crashing",
        "i give up",
        "this is beyond a joke"
      })
  void blameIsNegative(String text) {
    assertThat(read(text).score()).isLessThan(-0.2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "my account number is four four seven",
        "sorry to bother you",
        "sorry could you spell that",
        "good morning",
        "could you please cancel my order",
        "i have a problem with my bill",
        "i'm not upset at all",
        "what kind of phone is it",
        "to be honest i don't know",
        "i'd like to pay my bill",
        "um",
        "is it okay if i call back"
      })
  void ordinaryServiceTalkIsNearNeutral(String text) {
    assertThat(read(text).score()).isCloseTo(0, within(0.2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          that was good              | that was really good
          that was really good       | that was extremely good
          i'm a bit disappointed     | i'm disappointed
          i'm disappointed           | i'm very disappointed
          it was nice                | it was amazing
          """)
  void intensityMatters(String weaker, String stronger) {
    assertThat(Math.abs(read(stronger).score())).isGreaterThan(Math.abs(read(weaker).score()));
  }

  @Test
  void theScoreIsTheSquashedSumOfTheContributions() {
    Sentiment sentiment = read("the delay was annoying");

    assertThat(sentiment.contributions())
        .containsExactly(new Contribution(1, 2, -0.9), new Contribution(3, 4, -2.0));
    assertThat(sentiment.score()).isCloseTo(-2.9 / Math.sqrt(2.9 * 2.9 + 8), within(1e-9));
  }

  @Test
  void anIdiomOutranksTheWordsInIt() {
    Sentiment sentiment = read("you killed it");

    assertThat(sentiment.contributions()).containsExactly(new Contribution(1, 3, 2.2));
  }

  @Test
  void wordsThatWerePoorlyHeardCountLess() {
    Tokens tokens = ENGLISH.tokens("that was terrible");

    Sentiment sure = reader.read(tokens, new double[] {1, 1, 1});
    Sentiment unsure = reader.read(tokens, new double[] {1, 1, 0.3});

    assertThat(unsure.score()).isGreaterThan(sure.score()).isNegative();
    assertThat(unsure.confidence()).isLessThan(sure.confidence());
    assertThat(reader.read(tokens, new double[] {Double.NaN})).isEqualTo(sure);
    assertThat(reader.read(tokens, null)).isEqualTo(sure);
  }

  @Test
  void confidenceGrowsWithEvidenceAndShrinksWithContradiction() {
    assertThat(read("terrible and awful").confidence())
        .isGreaterThan(read("terrible").confidence());
    assertThat(read("lovely and awful").confidence())
        .isLessThan(read("awful and awful").confidence());
    assertThat(read("i will be there at the office on the second floor").confidence())
        .isGreaterThan(read("at the office").confidence());
  }

  @Test
  void theLexiconHoldsWhatItsHeadPromises() {
    assertThat(lexicon.words()).isGreaterThan(900);
    assertThat(lexicon.idioms()).isGreaterThan(120);
    assertThat(lexicon.valence("please")).isZero();
    assertThat(lexicon.valence("sorry")).isZero();
  }
}
