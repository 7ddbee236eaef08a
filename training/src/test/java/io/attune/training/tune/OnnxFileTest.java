package io.attune.training.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.encoder.SentenceEncoder;
import io.attune.encoder.TunedLayers;
import io.attune.encoder.TunedLayers.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads the model that ships. */
class OnnxFileTest {
  private static final String LAYER = "encoder.layer.11.output.dense";

  private static byte[] model;
  private static OnnxFile file;

  @BeforeAll
  static void read() throws IOException {
    model = SentenceEncoder.publishedModel();
    file = new OnnxFile(model);
  }

  @Test
  void everyLayerHasItsMatricesAndVectors() {
    for (int layer = 0; layer < Transformer.LAYERS; layer++) {
      String name = "encoder.layer." + layer;
      assertThat(file.matrixOf(name + ".attention.self.query").values()).hasSize(384 * 384);
      assertThat(file.matrixOf(name + ".intermediate.dense").columns()).isEqualTo(1536);
      assertThat(file.matrixOf(name + ".output.dense").rows()).isEqualTo(1536);
      assertThat(file.floats(name + ".output.LayerNorm.weight")).hasSize(384);
    }
    assertThat(file.table("embeddings.word_embeddings.weight").rows()).isEqualTo(30_522);
  }

  @Test
  void whatIsWrittenBackIsWhatWasRead() {
    OnnxFile.Matrix matrix = file.matrixOf(LAYER);
    String bias = LAYER + ".bias";
    List<Piece> pieces = new ArrayList<>(Quantised.matrix(file, matrix, matrix.values()));
    pieces.add(Quantised.vector(file, bias, file.floats(bias)));

    assertThat(pieces).hasSize(3);
    for (Piece piece : pieces) {
      int end = piece.offset() + piece.bytes().length;
      assertThat(Arrays.copyOfRange(model, piece.offset(), end)).isEqualTo(piece.bytes());
    }
  }

  @Test
  void otherWeightsGiveOtherVectors() {
    OnnxFile.Matrix matrix = file.matrixOf(LAYER);
    float[] half = matrix.values().clone();
    for (int i = 0; i < half.length; i++) {
      half[i] /= 2;
    }
    TunedLayers layers = TunedLayers.of("test", model, Quantised.matrix(file, matrix, half));
    String text = "i'd rather you rang me tomorrow";
    try (SentenceEncoder published = new SentenceEncoder(TunedLayers::none);
        SentenceEncoder changed = new SentenceEncoder(() -> layers)) {
      assertThat(changed.encode(text)).isNotEqualTo(published.encode(text));
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> file.floats("no.such.bias")).hasMessageContaining("no.such.bias");
    assertThatThrownBy(() -> file.matrixOf("no.such.layer")).hasMessageContaining("no.such.layer");
    assertThatThrownBy(() -> file.replace(LAYER + ".bias", new byte[3]))
        .hasMessageContaining("has 1536 bytes, not 3");
  }
}
