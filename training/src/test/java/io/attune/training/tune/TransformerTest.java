package io.attune.training.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDManager;
import io.attune.encoder.SentenceEncoder;
import io.attune.encoder.TunedLayers;
import io.attune.encoder.TunedLayers.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Needs PyTorch: {@code mvn -Ptuning -pl training -am verify}. */
class TransformerTest {
  private static final List<String> TEXTS =
      List.of("that is not what your colleague told me", "fine", "thank you, you've been so kind");

  private static byte[] model;
  private static OnnxFile file;

  @BeforeAll
  static void read() throws IOException {
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    assumeTrue(Engine.hasEngine("PyTorch"), "PyTorch is not part of this build");
    model = SentenceEncoder.publishedModel();
    file = new OnnxFile(model);
  }

  private static List<long[]> tokens(List<String> texts) {
    try (HuggingFaceTokenizer tokenizer = SentenceEncoder.tokenizer()) {
      return texts.stream().map(text -> tokenizer.encode(text).getIds()).toList();
    }
  }

  @Test
  void itsVectorsAreThoseOfTheModelButForRounding() {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
        SentenceEncoder encoder = new SentenceEncoder(TunedLayers::none)) {
      Transformer transformer = new Transformer(file, 2, manager);
      float[] numbers =
          transformer.upper(transformer.lower(tokens(TEXTS), manager), false).toFloatArray();
      for (int text = 0; text < TEXTS.size(); text++) {
        float[] expected = encoder.encode(TEXTS.get(text));
        double product = 0;
        double squares = 0;
        for (int i = 0; i < expected.length; i++) {
          float number = numbers[text * expected.length + i];
          product += number * expected[i];
          squares += number * number;
        }
        assertThat(product / Math.sqrt(squares)).as(TEXTS.get(text)).isGreaterThan(0.97);
      }
    }
  }

  @Test
  void whatIsFeltIsLearntTheSameFromTheSameSeed() {
    List<Piece> pieces = tune(3);
    assertThat(tune(3)).usingRecursiveComparison().isEqualTo(pieces);

    TunedLayers layers = TunedLayers.of("test", model, pieces);
    assertThat(gap(layers)).isGreaterThan(gap(TunedLayers.none()) + 0.02);
  }

  /** How much farther apart a good and a bad text are than two good ones. */
  private static double gap(TunedLayers layers) {
    try (SentenceEncoder encoder = new SentenceEncoder(() -> layers)) {
      float[] good = encoder.encode("well zorbly then");
      return cosine(good, encoder.encode("so zorbly today"))
          - cosine(good, encoder.encode("well grumbo then"));
    }
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static List<Piece> tune(long seed) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 640; i++) {
      texts.add((i % 2 == 0 ? "zorbly number " : "grumbo number ") + i);
    }
    List<long[]> tokens = tokens(texts);
    List<FeltText> felt = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      felt.add(
          new FeltText(tokens.get(i), i % 2 == 0 ? 2 : 0, i % 3 == 0 ? null : new int[] {i % 2}));
    }
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager()) {
      return new EncoderTuner(engine, manager, file, 1, 2, seed)
          .tune(felt, tokens(List.of("the office opens at nine")), line -> {});
    }
  }
}
