package io.attune.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.encoder.TunedLayers.Piece;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TunedLayersTest {
  private static final byte[] MODEL = {1, 2, 3, 4, 5, 6};

  private static final TunedLayers LAYERS =
      TunedLayers.of(
          "en/test",
          MODEL,
          List.of(new Piece(1, new byte[] {20, 30}), new Piece(5, new byte[] {60})));

  private static byte[] file() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    LAYERS.write(file);
    return file.toByteArray();
  }

  @Test
  void piecesAreWrittenOverTheModel() throws IOException {
    TunedLayers read = TunedLayers.read(new ByteArrayInputStream(file()));
    byte[] model = MODEL.clone();
    read.over(model);

    assertThat(read.version()).isEqualTo("en/test");
    assertThat(model).containsExactly(1, 20, 30, 4, 5, 60);
  }

  @Test
  void anotherModelIsLeftAlone() {
    byte[] other = {1, 2, 3, 4, 5, 7};
    assertThatThrownBy(() -> LAYERS.over(other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("en/test belong to another model");
    assertThat(other).containsExactly(1, 2, 3, 4, 5, 7);
  }

  @Test
  void withoutLayersAnyModelStaysAsItIs() {
    byte[] model = MODEL.clone();
    TunedLayers.none().over(model);
    assertThat(model).isEqualTo(MODEL);
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    byte[] file = file();
    file[3] = 9;
    assertThatThrownBy(() -> TunedLayers.read(new ByteArrayInputStream(file)))
        .isInstanceOf(IOException.class)
        .hasMessage("layers of format 9, this version reads 1");
  }

  @Test
  void thoseThatShipBelongToTheModelThatShips() {
    byte[] model = SentenceEncoder.publishedModel();
    TunedLayers.bundled().over(model);
    assertThat(model).isNotEqualTo(SentenceEncoder.publishedModel());
  }

  @Test
  void feelingsStandApartInTheTunedModel() {
    double published = likeness(TunedLayers.none());
    double tuned = likeness(TunedLayers.bundled());
    assertThat(tuned).isLessThan(published - 0.1);
  }

  /** How near each other two texts are that say much the same and feel otherwise. */
  private static double likeness(TunedLayers layers) {
    try (SentenceEncoder encoder = new SentenceEncoder(() -> layers)) {
      float[] glad = encoder.encode("i love how your people handled my order");
      float[] cross = encoder.encode("i hate how your people handled my order");
      double sum = 0;
      for (int i = 0; i < glad.length; i++) {
        sum += glad[i] * cross[i];
      }
      return sum;
    }
  }
}
