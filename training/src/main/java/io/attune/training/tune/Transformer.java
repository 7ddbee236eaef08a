package io.attune.training.tune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import io.attune.encoder.SentenceEncoder;
import io.attune.encoder.TunedLayers.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sentence encoder's network (BERT; Devlin et al., NAACL 2019) in floats, from the weights in
 * its file, so that the upper layers can learn. The lower ones stay as they are.
 */
final class Transformer {
  /** Layers of the network. */
  static final int LAYERS = 12;

  private static final int WIDTH = SentenceEncoder.DIMENSIONS;
  private static final int HEADS = 12;
  private static final int HEAD_WIDTH = WIDTH / HEADS;
  private static final float EPSILON = 1e-12f;
  private static final float DROPOUT = 0.1f;

  /** Added to the attention to what is no token. */
  private static final float UNSEEN = -10_000;

  private final OnnxFile file;
  private final int firstTuned;
  private final NDManager manager;
  private final float[] words;
  private final float[] positions;
  private final float[] types;
  private final float[] scale;
  private final float[] shift;
  private final List<Layer> layers = new ArrayList<>();
  private final Map<String, NDArray> tuned = new LinkedHashMap<>();
  private final List<Linear> tunedMatrices = new ArrayList<>();

  /**
   * @param tunedLayers how many of the upper layers learn, 1 to {@link #LAYERS}
   * @param manager keeps the weights
   */
  Transformer(OnnxFile file, int tunedLayers, NDManager manager) {
    this.file = file;
    this.firstTuned = LAYERS - tunedLayers;
    this.manager = manager;
    words = file.table("embeddings.word_embeddings.weight").values();
    positions = file.table("embeddings.position_embeddings.weight").values();
    types = file.table("embeddings.token_type_embeddings.weight").values();
    scale = file.floats("embeddings.LayerNorm.weight");
    shift = file.floats("embeddings.LayerNorm.bias");
    for (int layer = 0; layer < LAYERS; layer++) {
      layers.add(new Layer(layer));
    }
  }

  /** What learns, by the names that the file has for it. */
  Map<String, NDArray> tuned() {
    return tuned;
  }

  /** What was learnt, as pieces of the model's file. */
  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (Linear linear : tunedMatrices) {
      pieces.addAll(Quantised.matrix(file, linear.read, linear.weight.toFloatArray()));
    }
    tuned.forEach(
        (name, array) -> {
          if (array.getShape().dimension() == 1) {
            pieces.add(Quantised.vector(file, name, array.toFloatArray()));
          }
        });
    return pieces;
  }

  /**
   * What the lower layers, which do not learn, make of texts.
   *
   * @param texts the tokens of each
   * @param into keeps the states
   */
  States lower(List<long[]> texts, NDManager into) {
    int length = texts.stream().mapToInt(tokens -> tokens.length).max().orElse(0);
    Shape shape = new Shape(texts.size(), length, WIDTH);
    NDArray states = into.create(embedded(texts, length), shape);
    NDArray mask = into.create(mask(texts, length), new Shape(texts.size(), 1, 1, length));
    for (Layer layer : layers.subList(0, firstTuned)) {
      states = layer.of(states, mask, false);
    }
    return new States(states, mask);
  }

  /**
   * The vectors of texts, one a row, not of length one.
   *
   * @param learning whether numbers are left out at random (dropout)
   */
  NDArray upper(States lower, boolean learning) {
    NDArray states = lower.states;
    for (Layer layer : layers.subList(firstTuned, LAYERS)) {
      states = layer.of(states, lower.mask, learning);
    }
    return states.get(":,0");
  }

  /** States of the tokens of some texts, and which of them are there. */
  record States(NDArray states, NDArray mask) {}

  /** Leaves out numbers at random, and makes the others larger for it. */
  static NDArray dropout(NDArray array) {
    return Dropout.dropout(array, DROPOUT, true).singletonOrThrow();
  }

  private static float[] mask(List<long[]> texts, int length) {
    float[] mask = new float[texts.size() * length];
    for (int text = 0; text < texts.size(); text++) {
      for (int token = texts.get(text).length; token < length; token++) {
        mask[text * length + token] = UNSEEN;
      }
    }
    return mask;
  }

  private float[] embedded(List<long[]> texts, int length) {
    float[] states = new float[texts.size() * length * WIDTH];
    for (int text = 0; text < texts.size(); text++) {
      long[] tokens = texts.get(text);
      for (int token = 0; token < tokens.length; token++) {
        embed((int) tokens[token], token, states, (text * length + token) * WIDTH);
      }
    }
    return states;
  }

  private void embed(int word, int position, float[] states, int at) {
    double mean = 0;
    for (int i = 0; i < WIDTH; i++) {
      states[at + i] = words[word * WIDTH + i] + positions[position * WIDTH + i] + types[i];
      mean += states[at + i] / WIDTH;
    }
    double variance = 0;
    for (int i = 0; i < WIDTH; i++) {
      variance += (states[at + i] - mean) * (states[at + i] - mean) / WIDTH;
    }
    double deviation = Math.sqrt(variance + EPSILON);
    for (int i = 0; i < WIDTH; i++) {
      states[at + i] = (float) ((states[at + i] - mean) / deviation * scale[i] + shift[i]);
    }
  }

  private NDArray vector(String name, boolean learns) {
    return learning(name, manager.create(file.floats(name)), learns);
  }

  private NDArray learning(String name, NDArray array, boolean learns) {
    if (learns) {
      array.setRequiresGradient(true);
      tuned.put(name, array);
    }
    return array;
  }

  private final class Linear {
    private final OnnxFile.Matrix read;
    private final NDArray weight;
    private final NDArray bias;

    Linear(String name, boolean learns) {
      read = file.matrixOf(name);
      Shape shape = new Shape(read.rows(), read.columns());
      weight = learning(name + ".weight", manager.create(read.values(), shape), learns);
      bias = vector(name + ".bias", learns);
      if (learns) {
        tunedMatrices.add(this);
      }
    }

    NDArray of(NDArray rows) {
      return rows.matMul(weight).add(bias);
    }
  }

  private final class Norm {
    private final NDArray weight;
    private final NDArray bias;

    Norm(String name, boolean learns) {
      weight = vector(name + ".weight", learns);
      bias = vector(name + ".bias", learns);
    }

    NDArray of(NDArray rows) {
      return LayerNorm.layerNorm(rows, new Shape(WIDTH), weight, bias, EPSILON).singletonOrThrow();
    }
  }

  private final class Layer {
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear attended;
    private final Norm attendedNorm;
    private final Linear widened;
    private final Linear narrowed;
    private final Norm norm;

    Layer(int number) {
      boolean learns = number >= firstTuned;
      String name = "encoder.layer." + number;
      query = new Linear(name + ".attention.self.query", learns);
      key = new Linear(name + ".attention.self.key", learns);
      value = new Linear(name + ".attention.self.value", learns);
      attended = new Linear(name + ".attention.output.dense", learns);
      attendedNorm = new Norm(name + ".attention.output.LayerNorm", learns);
      widened = new Linear(name + ".intermediate.dense", learns);
      narrowed = new Linear(name + ".output.dense", learns);
      norm = new Norm(name + ".output.LayerNorm", learns);
    }

    NDArray of(NDArray states, NDArray mask, boolean learning) {
      long texts = states.getShape().get(0);
      long length = states.getShape().get(1);
      NDArray rows = states.reshape(texts * length, WIDTH);
      Shape split = new Shape(texts, length, HEADS, HEAD_WIDTH);
      NDArray queries = query.of(rows).reshape(split).transpose(0, 2, 1, 3);
      NDArray keys = key.of(rows).reshape(split).transpose(0, 2, 3, 1);
      NDArray values = value.of(rows).reshape(split).transpose(0, 2, 1, 3);
      NDArray attention = queries.matMul(keys).div(Math.sqrt(HEAD_WIDTH)).add(mask).softmax(-1);
      NDArray seen = attention.matMul(values).transpose(0, 2, 1, 3).reshape(rows.getShape());
      NDArray half = attendedNorm.of(dropped(attended.of(seen), learning).add(rows));
      NDArray wide = widened.of(half).getNDArrayInternal().gelu();
      return norm.of(dropped(narrowed.of(wide), learning).add(half)).reshape(states.getShape());
    }

    private static NDArray dropped(NDArray rows, boolean learning) {
      return learning ? dropout(rows) : rows;
    }
  }
}
