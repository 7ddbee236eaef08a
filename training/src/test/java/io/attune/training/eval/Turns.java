package io.attune.training.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.call.Speaker;
import io.attune.training.labelled.LabelledTurn;
import java.util.List;

/** Labelled turns for tests. */
final class Turns {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Turns() {}

  static LabelledTurn turn(Speaker speaker, String text, String labels) {
    return turn("d", speaker, text, labels);
  }

  /**
   * @param labels in JSON, without the braces and with single quotes
   */
  static LabelledTurn turn(String dialogue, Speaker speaker, String text, String labels) {
    try {
      return new LabelledTurn(
          1,
          dialogue,
          0,
          speaker,
          text,
          "",
          0,
          List.of(),
          -1,
          -1,
          JSON.readTree("{" + labels.replace('\'', '"') + "}"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(labels, e);
    }
  }
}
