package io.attune.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.RefinerProvider;
import io.attune.call.Speaker;
import io.attune.language.LexicalScorer;
import io.attune.language.Refinement;
import io.attune.language.TextContext;
import io.attune.language.TextReading;
import io.attune.language.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EncoderRefinerTest {
  /** What the heads were given, turn by turn: the turn's vector and that of what it answers. */
  private final List<float[]> given = new ArrayList<>();

  private final SentenceEncoder encoder = new SentenceEncoder();
  private final EncoderRefiner refiner = new EncoderRefiner(encoder, this::read);

  @AfterEach
  void close() {
    refiner.close();
  }

  /** Made by hand: how near the turn is to what it answers. */
  private Refinement read(float[] text, float[] previous, Utterance utterance, TextReading fast) {
    given.add(text);
    given.add(previous);
    double near = 0;
    for (int i = 0; i < text.length; i++) {
      near += (double) text[i] * previous[i];
    }
    return new Refinement("by-hand/1", fast.sentiment(), 1, Math.max(0, near), 0, Set.of());
  }

  private Refinement refine(String text, String previous) {
    Utterance utterance = new Utterance(text, Speaker.CUSTOMER, null);
    TextContext context = new TextContext(previous);
    TextReading fast = LexicalScorer.of(List.of(), "en").score(utterance, context);
    return refiner.refine(utterance, context, fast);
  }

  @Test
  void headsAreGivenTheTurnAndWhatItAnswers() {
    String question = "would you like to pay by card";
    String answer = "i will pay by card";
    Refinement near = refine(answer, question);

    assertThat(given.get(0)).containsExactly(encoder.encode(answer));
    assertThat(given.get(1)).containsExactly(encoder.encode(question));
    assertThat(near.model()).isEqualTo("by-hand/1");
    assertThat(near.pushback()).isGreaterThan(refine(answer, "the dog is asleep").pushback());
  }

  @Test
  void theFirstWordsOfACallAnswerNothing() {
    assertThat(refine("good morning to you", "").pushback()).isZero();
    assertThat(given.get(1)).containsOnly(0f);
  }

  @Test
  void whatWasSaidIsNotEncodedAgainAsContext() {
    refine("can we do that next week", "hello there");
    refine("next week is fine with us", "can we do that next week");
    assertThat(given.get(3)).isSameAs(given.get(0));
  }

  @Test
  void itReadsEnglish() {
    assertThat(refiner.reads("en")).isTrue();
    assertThat(refiner.reads("en-GB")).isTrue();
    assertThat(refiner.reads("de")).isFalse();
    assertThat(refiner.reads("eng-x")).isFalse();
  }

  @Test
  void theAppFindsIt() {
    assertThat(ServiceLoader.load(RefinerProvider.class))
        .singleElement()
        .isInstanceOf(EncoderProvider.class);
  }
}
