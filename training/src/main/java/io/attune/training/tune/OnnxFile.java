package io.attune.training.tune;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.attune.encoder.TunedLayers.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights in an ONNX file, and where in it they stand, so that others can be put in their
 * place. Reads no more of the format (onnx.proto of ONNX, a Protocol Buffers schema) than that.
 */
final class OnnxFile {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_INPUT = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int TENSOR_DIMS = 1;
  private static final int TENSOR_FLOATS = 4;
  private static final int TENSOR_INTS = 5;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW = 9;

  /** What the quantiser appended to the output of a product of matrices. */
  private static final String PRODUCT = "/MatMul_output_0_output_quantized";

  private final byte[] file;
  private final Map<String, Tensor> tensors = new HashMap<>();
  private final Map<String, String> matrices = new HashMap<>();

  /**
   * @param file whole
   * @throws IOException if it is no ONNX file
   */
  OnnxFile(byte[] file) throws IOException {
    this.file = file;
    CodedInputStream in = CodedInputStream.newInstance(file);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == MODEL_GRAPH) {
        inside(in, this::readGraph);
      } else {
        in.skipField(tag);
      }
    }
  }

  /** Numbers of a tensor: where they begin in the file, and how many bytes they are. */
  private record Tensor(List<Integer> dims, int offset, int length, List<Integer> zeroPoints) {}

  /** A matrix whose entries are its bytes less a zero point, times its column's scale. */
  record Matrix(String name, int rows, int columns, float[] values) {}

  /** Reads a field of a message. */
  private interface Field {
    void read(CodedInputStream in, int tag) throws IOException;
  }

  private static void inside(CodedInputStream in, Field field) throws IOException {
    int before = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      field.read(in, tag);
    }
    in.popLimit(before);
  }

  private void readGraph(CodedInputStream in, int tag) throws IOException {
    switch (WireFormat.getTagFieldNumber(tag)) {
      case GRAPH_NODE -> readNode(in);
      case GRAPH_INITIALIZER -> readTensor(in);
      default -> in.skipField(tag);
    }
  }

  private void readNode(CodedInputStream in) throws IOException {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    inside(
        in,
        (node, tag) -> {
          switch (WireFormat.getTagFieldNumber(tag)) {
            case NODE_INPUT -> inputs.add(node.readString());
            case NODE_OUTPUT -> outputs.add(node.readString());
            default -> node.skipField(tag);
          }
        });
    String output = outputs.isEmpty() ? "" : outputs.get(0);
    if (output.endsWith(PRODUCT)) {
      String layer = output.substring(1, output.length() - PRODUCT.length()).replace('/', '.');
      matrices.put(layer, inputs.get(1).replaceFirst("_quantized$", ""));
    }
  }

  private void readTensor(CodedInputStream in) throws IOException {
    List<Integer> dims = new ArrayList<>();
    List<Integer> zeroPoints = new ArrayList<>();
    String[] name = new String[1];
    int[] span = new int[2];
    inside(
        in,
        (tensor, tag) -> {
          boolean isPacked = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
          switch (WireFormat.getTagFieldNumber(tag)) {
            case TENSOR_DIMS -> dims.add((int) tensor.readInt64());
            case TENSOR_NAME -> name[0] = tensor.readString();
            case TENSOR_INTS -> {
              if (isPacked) {
                int before = tensor.pushLimit(tensor.readRawVarint32());
                while (!tensor.isAtEnd()) {
                  zeroPoints.add(tensor.readInt32());
                }
                tensor.popLimit(before);
              } else {
                zeroPoints.add(tensor.readInt32());
              }
            }
            case TENSOR_FLOATS, TENSOR_RAW -> {
              span[1] = isPacked ? tensor.readRawVarint32() : Float.BYTES;
              span[0] = tensor.getTotalBytesRead();
              tensor.skipRawBytes(span[1]);
            }
            default -> tensor.skipField(tag);
          }
        });
    tensors.put(name[0], new Tensor(dims, span[0], span[1], zeroPoints));
  }

  private Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("the model has no weights named " + name);
    }
    return tensor;
  }

  /** The numbers of a tensor of floats. */
  float[] floats(String name) {
    Tensor tensor = tensor(name);
    float[] floats = new float[tensor.length() / Float.BYTES];
    ByteBuffer.wrap(file, tensor.offset(), tensor.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(floats);
    return floats;
  }

  /**
   * The matrix that a layer multiplies with.
   *
   * @param layer such as {@code encoder.layer.0.attention.self.query}
   */
  Matrix matrixOf(String layer) {
    String name = matrices.get(layer);
    if (name == null) {
      throw new IllegalArgumentException("the model has no layer " + layer);
    }
    return quantised(name, true);
  }

  /**
   * A table that is looked up in, such as {@code embeddings.word_embeddings.weight}: bytes without
   * a sign.
   */
  Matrix table(String name) {
    return quantised(name, false);
  }

  private Matrix quantised(String name, boolean isSigned) {
    Tensor bytes = tensor(name + "_quantized");
    float[] scales = floats(name + "_scale");
    List<Integer> zeroPoints = tensor(name + "_zero_point").zeroPoints();
    int columns = bytes.dims().get(1);
    float[] values = new float[bytes.length()];
    for (int i = 0; i < values.length; i++) {
      int entry = isSigned ? file[bytes.offset() + i] : file[bytes.offset() + i] & 0xff;
      int column = scales.length == 1 ? 0 : i % columns;
      values[i] = (entry - zeroPoints.get(column)) * scales[column];
    }
    return new Matrix(name, bytes.dims().get(0), columns, values);
  }

  /** What to write over the file so that a tensor has these bytes. */
  Piece replace(String name, byte[] bytes) {
    Tensor tensor = tensor(name);
    if (bytes.length != tensor.length()) {
      throw new IllegalArgumentException(
          name + " has " + tensor.length() + " bytes, not " + bytes.length);
    }
    return new Piece(tensor.offset(), bytes);
  }
}
