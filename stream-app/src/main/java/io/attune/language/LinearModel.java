package io.attune.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Trained weights: for each {@link Output} one of every feature. Immutable.
 *
 * <p>The file: the format's number, the model's version, the number of outputs; for each its name,
 * bias, cut and weight unit, then the number of weights that are not 0, and each as the distance
 * from the bucket before and the weight in units. Made by the training command.
 */
public final class LinearModel {
  /** The format that this class reads. */
  public static final int FORMAT = 1;

  private final String version;
  private final float[] weights;
  private final double[] bias;
  private final Cuts cuts;

  private LinearModel(String version, float[] weights, double[] bias, Cuts cuts) {
    this.version = version;
    this.weights = weights;
    this.bias = bias;
    this.cuts = cuts;
  }

  /** What is asked of a turn. The order is that of the columns. */
  public enum Output {
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    ABUSE,
    PUSHBACK,
    ACKNOWLEDGE(AgentMove.ACKNOWLEDGE),
    VALIDATE(AgentMove.VALIDATE),
    OPEN_QUESTION(AgentMove.OPEN_QUESTION),
    CLOSED_QUESTION(AgentMove.CLOSED_QUESTION),
    APOLOGY(AgentMove.APOLOGY),
    SYMPATHY(AgentMove.SYMPATHY),
    NEXT_STEP(AgentMove.NEXT_STEP);

    /** How many there are. */
    public static final int COUNT = values().length;

    /** The first that looks at what came before. */
    static final int FIRST_ANSWER = PUSHBACK.ordinal();

    /** The first that is about an agent's turn; those before are about a customer's. */
    static final int FIRST_MOVE = ACKNOWLEDGE.ordinal();

    private final AgentMove move;

    Output() {
      this(null);
    }

    Output(AgentMove move) {
      this.move = move;
    }

    /**
     * Whether what the other side had said before is looked at. Not for tone and abuse: texts that
     * answer something and single texts come from different sources, so training would learn the
     * source.
     */
    public boolean isAnswer() {
      return ordinal() >= FIRST_ANSWER;
    }

    /** Whether it is asked of an agent's turn. */
    public boolean isMove() {
      return ordinal() >= FIRST_MOVE;
    }

    /** The move that it stands for, for one that {@link #isMove}. */
    public AgentMove move() {
      return move;
    }
  }

  /** The model of a language among the resources, null if none has been trained. */
  static LinearModel bundled(String language) {
    String path = "/models/" + language + ".model";
    try (InputStream in = LinearModel.class.getResourceAsStream(path)) {
      return in == null ? null : read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /**
   * Reads a model.
   *
   * @throws IOException if it cannot be read, or is of another format
   */
  public static LinearModel read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    int format = data.readInt();
    if (format != FORMAT) {
      throw new IOException("model format " + format + ", this version reads " + FORMAT);
    }
    String version = data.readUTF();
    int outputs = data.readInt();
    if (outputs != Output.COUNT) {
      throw new IOException(outputs + " outputs, expected " + Output.COUNT);
    }
    float[] weights = new float[Features.BUCKETS * Output.COUNT];
    double[] bias = new double[Output.COUNT];
    double[] cuts = new double[Output.COUNT];
    for (int output = 0; output < outputs; output++) {
      bias[output] = data.readDouble();
      cuts[output] = data.readDouble();
      float unit = data.readFloat();
      int bucket = -1;
      for (int left = data.readInt(); left > 0; left--) {
        bucket += readDistance(data);
        weights[bucket * Output.COUNT + output] = data.readShort() * unit;
      }
    }
    return new LinearModel(version, weights, bias, new Cuts(cuts));
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  private static int readDistance(DataInputStream data) throws IOException {
    int distance = 0;
    for (int shift = 0; ; shift += 7) {
      int b = data.readUnsignedByte();
      distance |= (b & 0x7f) << shift;
      if (b < 0x80) {
        return distance;
      }
    }
  }

  /** Which model this is, such as "en/1". */
  public String version() {
    return version;
  }

  /** From which likelihood on each answer is given. */
  Cuts cuts() {
    return cuts;
  }

  /** Adds up the outputs {@code [from, to)} for a turn, as log-odds. */
  double[] sums(Features features, int from, int to) {
    double[] sums = new double[to - from];
    System.arraycopy(bias, from, sums, 0, to - from);
    add(features, 0, features.ofTurn(), from, to, sums, 0);
    int answers = Math.max(from, Output.FIRST_ANSWER);
    add(features, features.ofTurn(), features.size(), answers, to, sums, answers - from);
    return sums;
  }

  /** Adds the features {@code [begin, end)} to the outputs {@code [from, to)}. */
  private void add(Features features, int begin, int end, int from, int to, double[] sums, int at) {
    for (int i = begin; i < end; i++) {
      int row = features.bucket(i) * Output.COUNT;
      float value = features.value(i);
      for (int output = from; output < to; output++) {
        sums[at + output - from] += weights[row + output] * value;
      }
    }
  }

  /**
   * How much each token moved one output against another.
   *
   * @param tokens how many there are
   * @return the differences in log-odds
   */
  double[] byToken(Features features, int tokens, Output output, Output against) {
    double[] moved = new double[tokens];
    for (int i = 0; i < features.size(); i++) {
      int token = features.token(i);
      if (token != Features.NO_TOKEN) {
        int row = features.bucket(i) * Output.COUNT;
        moved[token] +=
            (weights[row + output.ordinal()] - weights[row + against.ordinal()])
                * features.value(i);
      }
    }
    return moved;
  }
}
