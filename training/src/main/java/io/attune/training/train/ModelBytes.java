package io.attune.training.train;

import io.attune.language.Features;
import io.attune.language.LinearModel;
import io.attune.language.LinearModel.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** Writes the file that {@link LinearModel} reads. */
final class ModelBytes {
  /** Weights smaller than this share of the output's greatest move nothing and are left out. */
  private static final double NEGLIGIBLE = 0.002;

  private final String version;
  private final Map<Output, Column> columns = new EnumMap<>(Output.class);

  ModelBytes(String version) {
    this.version = version;
  }

  private record Column(float[] weights, double bias, double cut) {}

  /** Sets the weights of a head, calibrated. */
  void put(Head head, Weights weights, Calibration calibration, double[] cuts) {
    for (int i = 0; i < head.outputs().size(); i++) {
      float[] scaled = new float[Features.BUCKETS];
      for (int bucket = 0; bucket < scaled.length; bucket++) {
        scaled[bucket] = (float) (calibration.scale() * weights.weight(bucket, i));
      }
      double bias = calibration.scale() * weights.bias(i) + calibration.shift().get(i);
      columns.put(head.outputs().get(i), new Column(scaled, bias, cuts[i]));
    }
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(LinearModel.FORMAT);
      out.writeUTF(version);
      out.writeInt(Output.values().length);
      for (Output output : Output.values()) {
        write(columns.get(output), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  LinearModel toModel() {
    try {
      return LinearModel.read(new ByteArrayInputStream(toBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Column column, DataOutputStream out) throws IOException {
    float greatest = 0;
    for (float weight : column.weights) {
      greatest = Math.max(greatest, Math.abs(weight));
    }
    float unit = greatest / Short.MAX_VALUE;
    int smallest = (int) Math.ceil(NEGLIGIBLE * Short.MAX_VALUE);
    short[] units = new short[Features.BUCKETS];
    int kept = 0;
    for (int bucket = 0; bucket < units.length; bucket++) {
      int of = unit == 0 ? 0 : Math.round(column.weights[bucket] / unit);
      units[bucket] = (short) (Math.abs(of) < smallest ? 0 : of);
      kept += units[bucket] == 0 ? 0 : 1;
    }
    out.writeDouble(column.bias);
    out.writeDouble(column.cut);
    out.writeFloat(unit);
    out.writeInt(kept);
    int before = -1;
    for (int bucket = 0; bucket < units.length; bucket++) {
      if (units[bucket] != 0) {
        writeDistance(bucket - before, out);
        out.writeShort(units[bucket]);
        before = bucket;
      }
    }
  }

  private static void writeDistance(int distance, DataOutputStream out) throws IOException {
    int left = distance;
    while (left >= 0x80) {
      out.writeByte(left & 0x7f | 0x80);
      left >>>= 7;
    }
    out.writeByte(left);
  }
}
