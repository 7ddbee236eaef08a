package io.attune.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.language.LexicalScorer;
import io.attune.language.Likelihoods;
import io.attune.language.Polarity;
import io.attune.language.Refinement;
import io.attune.language.TextContext;
import io.attune.language.TextReading;
import io.attune.language.Utterance;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The shipped heads on clear cases that words alone leave open. */
class EncoderHeadsTest {
  private static final Playbook PLAYBOOK = PlaybookYaml.bundled("default-en");
  private static final LexicalScorer FAST = LexicalScorer.of(PLAYBOOK.phrases(), PLAYBOOK.locale());
  private static final EncoderRefiner REFINER =
      new EncoderRefiner(new SentenceEncoder(), new EncoderHeads());

  @AfterAll
  static void close() {
    REFINER.close();
  }

  private static Refinement refine(Speaker speaker, String previous, String text) {
    Utterance utterance = new Utterance(text, speaker, null);
    TextContext context = new TextContext(previous);
    return REFINER.refine(utterance, context, FAST.score(utterance, context));
  }

  @Test
  void hearsComplaintsThatHaveNoBadWord() {
    String text = "i have been on hold for forty minutes";

    assertThat(Polarity.of(refine(Speaker.CUSTOMER, "", text).sentiment()))
        .isEqualTo(Polarity.NEGATIVE);
    assertThat(
            Polarity.of(
                refine(Speaker.CUSTOMER, "", "could you read that number back").sentiment()))
        .isEqualTo(Polarity.NEUTRAL);
  }

  @Test
  void hearsTheNoThatNobodySaid() {
    String offer = "shall we put you on the yearly plan then";
    double putOff =
        refine(Speaker.CUSTOMER, offer, "we would really have to see how the year goes").pushback();
    double keen =
        refine(Speaker.CUSTOMER, offer, "oh yes that sounds just right for us").pushback();

    assertThat(putOff).isGreaterThan(keen);
  }

  @Test
  void hearsAReflection() {
    Refinement reflection =
        refine(
            Speaker.AGENT,
            "i have been at it since five and now this on top",
            "you are worn out and this was the last straw");

    assertThat(reflection.moves()).contains(AgentMove.ACKNOWLEDGE);
    assertThat(reflection.model()).startsWith(SentenceEncoder.MODEL + "/");
  }

  @Test
  void whereTheTiersDisagreeOnToneNeitherIsAsSureAsItSays() {
    float[] nothing = new float[SentenceEncoder.DIMENSIONS];
    Utterance utterance = new Utterance("well then", Speaker.CUSTOMER, null);
    TextReading fast = FAST.score(utterance, TextContext.NONE);
    float[] inputs = EncoderHeads.inputs(nothing, nothing, fast);
    EncoderHeads heads = new EncoderHeads();
    Likelihoods calm = heads.likelihoods(inputs, Speaker.CUSTOMER, tone(0, 1, 0));
    Likelihoods angry = heads.likelihoods(inputs, Speaker.CUSTOMER, tone(1, 0, 0));

    assertThat(angry.negative() - calm.negative()).isCloseTo(0.3, within(1e-9));
    assertThat(calm.neutral() - angry.neutral()).isCloseTo(0.3, within(1e-9));
    assertThat(angry.positive()).isEqualTo(calm.positive());
    assertThat(calm.negative() + calm.neutral() + calm.positive()).isCloseTo(1, within(1e-9));
    assertThat(angry.pushback()).isEqualTo(calm.pushback());
  }

  private static Likelihoods tone(double negative, double neutral, double positive) {
    return new Likelihoods(negative, neutral, positive, 0, 0, Map.of());
  }

  @Test
  void aFileOfAnotherFormatIsRefused() {
    byte[] other = {0, 0, 0, 99};

    assertThatThrownBy(() -> EncoderHeads.read(new ByteArrayInputStream(other)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format 99");
  }
}
