package io.attune.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexicalScorerTest {
  private final LexicalScorer scorer =
      LexicalScorer.of(
              List.of(
                  customer("objection.price", "too expensive"),
                  customer("tension.upset", "fed up"),
                  customer("pushback.refusal", "i don't want (to|it)", "no thanks"),
                  customer("commitment.yes", "let's do it", "sign me up"),
                  customer("hedge", "maybe", "i guess", "not sure"),
                  customer("stance.guarded", "i'd rather not say"),
                  customer("stance.defeated", "i give up"),
                  customer("stance.confused", "you've lost me"),
                  customer("stance.excited", "can't wait"),
                  customer("stance.confident", "i know exactly"),
                  agent("move.validate", "i understand", "that makes sense"),
                  agent("move.sympathy", "sorry to hear"),
                  agent("move.apology", "i apologize"),
                  agent("move.next-step", "i'll send you"),
                  agent("agent.offer", "(want|like) to sign up", "sign you up")),
              "en")
          .with(null);

  private static PhraseSet customer(String label, String... say) {
    return new PhraseSet(label, Set.of(Speaker.CUSTOMER), List.of(say), List.of());
  }

  private static PhraseSet agent(String label, String... say) {
    return new PhraseSet(label, Set.of(Speaker.AGENT), List.of(say), List.of());
  }

  private TextReading customerSays(String text) {
    return scorer.score(new Utterance(text, Speaker.CUSTOMER, null), TextContext.NONE);
  }

  private TextReading customerAnswers(String agent, String text) {
    return scorer.score(new Utterance(text, Speaker.CUSTOMER, null), new TextContext(agent));
  }

  private TextReading agentSays(String text, String customer) {
    return scorer.score(new Utterance(text, Speaker.AGENT, null), new TextContext(customer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i'm fed up with all this                  | UPSET
          i give up                                 | DEFEATED
          wait you've lost me                       | CONFUSED
          oh i can't wait                           | EXCITED
          i'd rather not say                        | GUARDED
          maybe i guess                             | GUARDED
          maybe                                     | GUARDED
          i know exactly what i need                | CONFIDENT
          i know exactly maybe not sure             | GUARDED
          the number is four four seven             | NEUTRAL
          maybe we could meet at the office on the second floor tomorrow | NEUTRAL
          """)
  void stanceFollowsTheStrongestEvidence(String text, Stance stance) {
    assertThat(customerSays(text).stance()).isEqualTo(stance);
  }

  @Test
  void phrasesAreKnownWithoutAReading() {
    String both = "that is too expensive, i understand";
    for (Speaker speaker : Speaker.values()) {
      for (String text : List.of(both, "too expensive", "i understand", "no thanks", "well", "")) {
        Utterance said = new Utterance(text, speaker, null);
        TextReading alone = scorer.score(said, TextContext.NONE);
        TextReading answer = scorer.score(said, new TextContext(both));
        assertThat(scorer.hasPhrases(said))
            .as("%s: %s", speaker, text)
            .isEqualTo(!alone.phrases().isEmpty());
        assertThat(answer.phrases()).isEqualTo(alone.phrases());
      }
    }
    assertThat(scorer.hasPhrases(new Utterance(both, Speaker.AGENT, null))).isTrue();
    assertThat(scorer.hasPhrases(new Utterance("well", Speaker.AGENT, null))).isFalse();
  }

  @Test
  void nothingIsInferredOfTheAgent() {
    TextReading reading = agentSays("i'm fed up i give up let's do it too expensive", "");

    assertThat(reading.stance()).isEqualTo(Stance.NEUTRAL);
    assertThat(reading.pushback()).isZero();
    assertThat(reading.commitment()).isZero();
  }

  @Test
  void severalSignsOfResistanceAddUp() {
    double hedge = customerSays("maybe later then").pushback();
    double objection = customerSays("it's too expensive").pushback();
    double both = customerSays("no thanks it's too expensive").pushback();

    assertThat(hedge).isPositive();
    assertThat(objection).isGreaterThan(hedge);
    assertThat(both).isGreaterThan(objection).isLessThan(1);
    assertThat(customerSays("the order is on its way").pushback()).isZero();
  }

  @Test
  void yesButResists() {
    assertThat(customerSays("yeah but we have one").pushback())
        .isGreaterThan(customerSays("yeah we have one").pushback());
  }

  @Test
  void commitmentIsWeakenedByHedgesAndRefusals() {
    double firm = customerSays("okay let's do it").commitment();

    assertThat(firm).isGreaterThan(0.5);
    assertThat(customerSays("maybe let's do it").commitment()).isLessThan(firm);
    assertThat(customerSays("let's do it but i don't want to").commitment()).isLessThan(firm);
    assertThat(customerSays("don't sign me up").commitment()).isZero();
  }

  @Test
  void aShortYesCommitsOnlyToAProposal() {
    String proposal = "would you like to sign up today";

    assertThat(customerAnswers(proposal, "yes").commitment()).isGreaterThan(0.3);
    assertThat(customerAnswers(proposal, "yes but not yet").commitment()).isZero();
    assertThat(customerAnswers(proposal, "no").pushback())
        .isGreaterThan(customerAnswers("is it still raining", "no").pushback());
    assertThat(customerAnswers("is it still raining", "yes").commitment()).isZero();
    assertThat(customerAnswers("", "yes").commitment()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i understand that completely            | VALIDATE
          i understand but that's our policy      | VALIDATE BUT_AFTER_VALIDATION
          that makes sense however we can't       | VALIDATE BUT_AFTER_VALIDATION
          i don't understand                      |
          sorry to hear that                      | SYMPATHY
          i apologize i'll send you a new one     | APOLOGY NEXT_STEP
          how do you feel about that              | OPEN_QUESTION
          is that okay                            | CLOSED_QUESTION
          how do you see it? is it too much       | OPEN_QUESTION CLOSED_QUESTION
          your parcel left on monday              |
          """)
  void movesAreFoundByWordsAndForm(String text, String moves) {
    Set<AgentMove> expected =
        moves == null
            ? Set.of()
            : java.util.Arrays.stream(moves.split(" "))
                .map(AgentMove::valueOf)
                .collect(java.util.stream.Collectors.toSet());

    assertThat(agentSays(text, "").moves()).isEqualTo(expected);
  }

  @Test
  void reusingTheCustomersWordsAcknowledges() {
    String concern = "the installation was delayed twice and the team had to wait";

    assertThat(agentSays("so your team waited because of the delays", concern).moves())
        .contains(AgentMove.ACKNOWLEDGE);
    assertThat(agentSays("your invoice is in the portal", concern).moves())
        .doesNotContain(AgentMove.ACKNOWLEDGE);
  }

  @Test
  void aReadingCountsItsPhrasesByLabelAndFamily() {
    TextReading reading = customerSays("no thanks it's too expensive maybe later");

    assertThat(reading.wordCount()).isEqualTo(7);
    assertThat(reading.has("objection.price")).isTrue();
    assertThat(reading.has("objection.")).isTrue();
    assertThat(reading.count("objection.trust")).isZero();
    assertThat(reading.phrases()).hasSize(3);
  }

  @Test
  void theSameWordsGiveTheSameReading() {
    String text = "um i guess it's too expensive but we can't wait";

    assertThat(customerSays(text)).isEqualTo(customerSays(text));
  }

  @Test
  void answersTheSameWhetherOrNotItHasReadWhatCameBefore() {
    String asked = "would you like to sign up today";
    TextReading first = customerAnswers(asked, "maybe i don't know");
    agentSays(asked, "hello");

    assertThat(customerAnswers(asked, "maybe i don't know")).isEqualTo(first);
    assertThat(customerAnswers("", "maybe i don't know"))
        .isEqualTo(customerSays("maybe i don't know"));
  }
}
