package io.attune.training.tune;

import io.attune.encoder.TunedLayers.Piece;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Weights as the model's file has them: matrices in int8 with a scale for each column, symmetric,
 * and in seven bits, as the published ones are; sums of products of eight bits would overflow on
 * processors without VNNI (ONNX Runtime's documentation of quantisation, "reduce range").
 */
final class Quantised {
  private static final int LARGEST = 64;

  private Quantised() {}

  /**
   * A matrix in its place in the file.
   *
   * @param values row by row, as many as the one that was read had
   */
  static List<Piece> matrix(OnnxFile file, OnnxFile.Matrix read, float[] values) {
    float[] scales = new float[read.columns()];
    for (int i = 0; i < values.length; i++) {
      int column = i % read.columns();
      scales[column] = Math.max(scales[column], Math.abs(values[i]) / LARGEST);
    }
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      float scale = scales[i % read.columns()];
      bytes[i] = scale == 0 ? 0 : (byte) Math.round(values[i] / scale);
    }
    return List.of(
        file.replace(read.name() + "_quantized", bytes),
        vector(file, read.name() + "_scale", scales));
  }

  /** A vector of floats in its place in the file. */
  static Piece vector(OnnxFile file, String name, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return file.replace(name, bytes.array());
  }
}
