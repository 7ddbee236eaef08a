package io.attune.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceEncoderTest {
  private static final SentenceEncoder ENCODER = new SentenceEncoder();

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  @Test
  void theSameTextGivesTheSameBitsWhateverWasEncodedBetween() {
    List<String> texts =
        List.of("i'd rather not decide that today", "ok", "who told you that it was sent already");
    List<float[]> once = texts.stream().map(ENCODER::encode).toList();
    ENCODER.encode("a sentence between that is a good deal longer than all of the three before it");

    for (int i = texts.size() - 1; i >= 0; i--) {
      assertThat(ENCODER.encode(texts.get(i))).containsExactly(once.get(i));
    }
  }

  @Test
  void anotherEncoderGivesTheSameBits() {
    try (SentenceEncoder other = new SentenceEncoder()) {
      assertThat(other.encode("can we do this next week"))
          .containsExactly(ENCODER.encode("can we do this next week"));
    }
  }

  @Test
  void closedItLoadsAgain() {
    SentenceEncoder encoder = new SentenceEncoder();
    float[] before = encoder.encode("good morning");
    encoder.close();
    encoder.close();
    assertThat(encoder.encode("good morning")).containsExactly(before);
    encoder.close();
  }

  @Test
  void whatMeansTheSameIsNear() {
    float[] cancel = ENCODER.encode("i want to cancel my account");
    double same = cosine(cancel, ENCODER.encode("please close my contract"));
    double other = cosine(cancel, ENCODER.encode("the weather is lovely in the hills"));
    assertThat(same).isGreaterThan(other + 0.2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n\t",
        "…",
        "😀😀😀",
        "👩‍👩‍👧 ok",
        "\uD83D",
        "\u0000",
        "Grüße, 谢谢, شكرا"
      })
  void anyTextHasAVectorOfLengthOne(String text) {
    float[] vector = ENCODER.encode(text);
    assertThat(vector).hasSize(SentenceEncoder.DIMENSIONS);
    assertThat(cosine(vector, vector)).isEqualTo(1, within(1e-5));
  }

  @Test
  void ofALongTextTheFirst128TokensCount() {
    // Each word is one token; the first and the last of the 128 are the model's own marks.
    String words = "no ".repeat(126);
    assertThat(ENCODER.encode(words + "and thank you for all your help"))
        .containsExactly(ENCODER.encode(words));
    assertThat(ENCODER.encode("no ".repeat(125) + "thank")).isNotEqualTo(ENCODER.encode(words));
    assertThat(ENCODER.encode("no ".repeat(100_000))).containsExactly(ENCODER.encode(words));
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
    }
    return product;
  }
}
