package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.call.Speaker;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped weights make of turns: clear cases, and what must hold whatever the weights. */
class TrainedScorerTest {
  private static final Playbook PLAYBOOK = PlaybookYaml.bundled("default-en");
  private static final LexicalScorer SCORER =
      LexicalScorer.of(PLAYBOOK.phrases(), PLAYBOOK.locale());

  private static TextReading customer(String previous, String text) {
    return SCORER.score(new Utterance(text, Speaker.CUSTOMER, null), new TextContext(previous));
  }

  private static TextReading agent(String previous, String text) {
    return SCORER.score(new Utterance(text, Speaker.AGENT, null), new TextContext(previous));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two hours on hold and then you just cut me off     | NEGATIVE
          nobody has bothered to ring me back                | NEGATIVE
          what a shambles this is                            | NEGATIVE
          i'm sorry i didn't catch the last two digits       | NEUTRAL
          sorry about that                                   | NEUTRAL
          no no it's the blue one                            | NEUTRAL
          i'd like to cancel my order please                 | NEUTRAL
          that's wonderful thank you ever so much            | POSITIVE
          couldn't be happier with it                        | POSITIVE
          """)
  void hearsTheTone(String text, Polarity polarity) {
    assertThat(Polarity.of(customer("", text).sentiment())).isEqualTo(polarity);
  }

  /** What is kept of turns saves reading them again, and nothing else. */
  @Test
  void whatWasReadBeforeChangesNoReading() {
    List<String> said =
        List.of(
            "your plan is forty pounds a month shall i sign you up for it",
            "forty pounds a month that's far too expensive",
            "i understand forty pounds a month is a lot for you what would work",
            "i don't want it i've been let down before",
            "i'm sorry to hear that so would you like to sign up",
            "no thanks");
    List<TextReading> readings = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < said.size(); i++) {
        Utterance utterance =
            new Utterance(said.get(i), i % 2 == 0 ? Speaker.AGENT : Speaker.CUSTOMER, null);
        SCORER.hasPhrases(utterance);
        TextContext context = new TextContext(i == 0 ? "" : said.get(i - 1));
        readings.add(SCORER.score(utterance, context));
        assertThat(readings.get(readings.size() - 1))
            .isEqualTo(
                LexicalScorer.of(PLAYBOOK.phrases(), PLAYBOOK.locale()).score(utterance, context));
      }
    }
    assertThat(readings.get(2).moves()).as("echoes what was said").contains(AgentMove.ACKNOWLEDGE);
  }

  @Test
  void likelihoodsOfTonesSumToOne() {
    Likelihoods likely = customer("", "well it could be worse i suppose").likelihoods();

    assertThat(likely.negative() + likely.neutral() + likely.positive())
        .isCloseTo(1, within(1e-12));
    assertThat(likely.moves()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"mm", "um", "uh hm", "''"})
  void aTurnWithoutWordsIsCalmAndResistsNothing(String text) {
    TextReading answer = customer("shall i sign you up for it today", text);

    assertThat(answer.likelihoods().neutral()).isGreaterThan(0.6);
    assertThat(answer.likelihoods().negative()).isLessThan(0.2);
    assertThat(answer.likelihoods().pushback()).isZero();
    assertThat(answer.likelihoods().abuse()).isZero();
    assertThat(answer.sentiment()).isZero();
  }

  @Test
  void whatTheAgentAskedDecidesWhatANoMeans() {
    double refusing = customer("shall i sign you up for it today", "not really no").pushback();
    double telling = customer("have you had this fault before", "not really no").pushback();

    assertThat(refusing).isGreaterThan(telling);
  }

  @Test
  void aReflectionAcknowledgesWithoutAFormula() {
    assertThat(
            agent(
                    "i was up all night with the baby and now the boiler has gone as well",
                    "you're exhausted and this is the last thing you needed")
                .moves())
        .contains(AgentMove.ACKNOWLEDGE);
    assertThat(agent("number nine mill lane", "and the postcode").moves())
        .doesNotContain(AgentMove.ACKNOWLEDGE);
  }

  @Test
  void theWordsThatCarriedAScoreAreNamed() {
    String text = "the app works but your delivery was an absolute shambles";
    TextReading reading = customer("", text);

    assertThat(reading.sentiment()).isNegative();
    Contribution strongest =
        reading.contributions().stream()
            .min(Comparator.comparingDouble(Contribution::value))
            .orElseThrow();
    List<String> words = Arrays.asList(text.split(" "));
    assertThat(words.subList(strongest.fromWord(), strongest.toWord())).contains("shambles");
    assertThat(reading.contributions())
        .isSortedAccordingTo(Comparator.comparingInt(Contribution::fromWord))
        .hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void wordsThatWerePoorlyHeardCountLess() {
    String text = "this is a shambles";
    double[] poorly = {0.9, 0.9, 0.9, 0.1};
    double heard = customer("", text).likelihoods().negative();
    double unsure =
        SCORER
            .score(new Utterance(text, Speaker.CUSTOMER, poorly), TextContext.NONE)
            .likelihoods()
            .negative();

    assertThat(unsure).isLessThan(heard);
  }

  @Test
  void toneDoesNotDependOnWhatWasSaidBefore() {
    assertThat(customer("how may i help", "this is a shambles").sentiment())
        .isEqualTo(customer("", "this is a shambles").sentiment());
  }

  @Test
  void anEmptyTurnSaysNothing() {
    TextReading reading = customer("hello", "");

    assertThat(reading.sentiment()).isZero();
    assertThat(reading.pushback()).isZero();
    assertThat(reading.abuse()).isZero();
  }

  @Test
  void aLanguageWithoutWeightsIsReadByRules() {
    Playbook german = PlaybookYaml.bundled("default-de");
    LexicalScorer scorer = LexicalScorer.of(german.phrases(), german.locale());
    Utterance angry = new Utterance("das ist eine frechheit", Speaker.CUSTOMER, null);

    assertThat(scorer.score(angry, TextContext.NONE))
        .isEqualTo(scorer.with(null).score(angry, TextContext.NONE));
  }
}
