package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseAutomatonTest {
  private static final SpokenLanguage ENGLISH = SpokenLanguage.of("en");

  private final PhraseAutomaton phrases =
      PhraseAutomaton.compile(
          List.of(
              new PhraseSet(
                  "objection.price",
                  Set.of(Speaker.CUSTOMER),
                  List.of("expensive", "too expensive", "can't afford", "(costs|cost) too much"),
                  List.of("(less|more) expensive than")),
              new PhraseSet(
                  "tension.upset",
                  Set.of(Speaker.CUSTOMER),
                  List.of("(upset|angry|frustrated)", "not happy", "no respect"),
                  List.of()),
              new PhraseSet(
                  "move.validate", Set.of(Speaker.AGENT), List.of("i understand"), List.of()),
              PhraseSet.of("anybody", "good morning")),
          ENGLISH);

  private List<String> labels(String text) {
    return labels(text, Speaker.CUSTOMER);
  }

  private List<String> labels(String text, Speaker speaker) {
    return phrases.match(ENGLISH.tokens(text), speaker).stream().map(PhraseHit::label).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i'm upset",
        "no i'm upset",
        "no. upset is the word",
        "i am not getting any help i am upset",
        "i don't want it it's making me angry and i am upset",
        "i'm not going to lie i am upset",
        "not only upset",
        "can't you see i'm upset",
        "don't you think i'm upset",
        "why wouldn't i be upset",
        "i've never been so upset",
        "i couldn't be more upset",
        "i can't help feeling upset",
        "i did not sleep because i was upset",
        "not happy",
        "i'm really not very happy",
        "you have no respect",
        "no doubt i'm upset",
        "never mind that i'm upset"
      })
  void whatIsNotDeniedCounts(String text) {
    assertThat(labels(text)).contains("tension.upset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i'm not upset",
        "im not upset at all",
        "i'm not at all upset",
        "nobody is upset",
        "i was never upset",
        "i don't think i'm upset",
        "i wouldn't say that i am angry",
        "not really very upset",
        "without getting angry",
        "no reason to be upset",
        "she isn't angry",
        "nothing to be upset"
      })
  void whatIsDeniedDoesNotCount(String text) {
    assertThat(labels(text)).isEmpty();
  }

  @Test
  void aNotPatternCancelsTheHitsItOverlaps() {
    assertThat(labels("it's less expensive than before")).isEmpty();
    assertThat(labels("it's less expensive than before but still too expensive"))
        .containsExactly("objection.price");
  }

  @Test
  void ofOverlappingHitsOfOneLabelTheLongestStays() {
    List<PhraseHit> hits =
        phrases.match(ENGLISH.tokens("it's too expensive and expensive"), Speaker.CUSTOMER);

    assertThat(hits)
        .extracting(PhraseHit::fromWord, PhraseHit::toWord, PhraseHit::pattern)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 3, "too expensive"),
            org.assertj.core.groups.Tuple.tuple(4, 5, "expensive"));
  }

  @ParameterizedTest
  @CsvSource({
    "i'm upset good morning i understand, AGENT, anybody move.validate",
    "i'm upset good morning i understand, CUSTOMER, tension.upset anybody",
    "i'm upset good morning i understand, OTHER, anybody"
  })
  void eachSideHasItsOwnPhrases(String text, Speaker speaker, String labels) {
    assertThat(labels(text, speaker)).containsExactly(labels.split(" "));
  }

  @Test
  void hitsComeInTheOrderTheyWereSaid() {
    assertThat(labels("i'm angry it costs too much and i'm upset"))
        .containsExactly("tension.upset", "objection.price", "tension.upset");
  }

  @Test
  void setsMayShareALabel() {
    PhraseAutomaton shared =
        PhraseAutomaton.compile(
            List.of(PhraseSet.of("a", "red blue"), PhraseSet.of("a", "blue")), ENGLISH);

    assertThat(shared.match(ENGLISH.tokens("green red blue"), Speaker.OTHER)).hasSize(1);
  }
}
