package io.attune.encoder;

import io.attune.call.Speaker;
import io.attune.language.AgentMove;
import io.attune.language.Cuts;
import io.attune.language.Likelihoods;
import io.attune.language.LinearModel.Output;
import io.attune.language.Polarity;
import io.attune.language.Refinement;
import io.attune.language.TextReading;
import io.attune.language.Utterance;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The trained heads: logistic regressions over the vectors of a turn and of what it answers, and
 * over what the always-on tier made of it, so that they start from its answer and correct it.
 * Immutable.
 *
 * <p>The file: the format's number, the version, the number of inputs; for each {@link Output} its
 * bias, its cut and its weights. Made by the training command.
 */
public final class EncoderHeads implements Heads {
  /** The format that this class reads. */
  public static final int FORMAT = 1;

  /** Of each turn: its vector, that of what it answers, log-odds of the first tier, measures. */
  public static final int INPUTS = 2 * SentenceEncoder.DIMENSIONS + Output.COUNT + 3;

  /** How many of them, the first ones, are looked at for what is no answer to anything. */
  public static final int INPUTS_OF_TURN = SentenceEncoder.DIMENSIONS + Output.COUNT + 2;

  private static final String RESOURCE = "/heads/en.heads";

  /** Brings log-odds to about the size of the other inputs. */
  private static final double ODDS = 0.25;

  /** Log-odds beyond this are all the same. */
  private static final double SURE = 6;

  private static final double BEFORE = 0.5;

  /** What the heads' likelihood of a tone counts beside the always-on tier's. */
  private static final double SHARE = 0.7;

  private final String model;
  private final float[][] weights;
  private final double[] bias;
  private final Cuts cuts;

  private EncoderHeads(String model, float[][] weights, double[] bias, Cuts cuts) {
    this.model = model;
    this.weights = weights;
    this.bias = bias;
    this.cuts = cuts;
  }

  /** The heads that ship. */
  public EncoderHeads() {
    this(ShippedFile.read(RESOURCE, EncoderHeads::read));
  }

  private EncoderHeads(EncoderHeads other) {
    this(other.model, other.weights, other.bias, other.cuts);
  }

  /**
   * Reads heads.
   *
   * @throws IOException if they cannot be read, or are of another format
   */
  public static EncoderHeads read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(new BufferedInputStream(in));
    int format = data.readInt();
    if (format != FORMAT) {
      throw new IOException("heads of format " + format + ", this version reads " + FORMAT);
    }
    String version = data.readUTF();
    int inputs = data.readInt();
    if (inputs != INPUTS) {
      throw new IOException("heads for " + inputs + " inputs, this version has " + INPUTS);
    }
    float[][] weights = new float[Output.COUNT][INPUTS];
    double[] bias = new double[Output.COUNT];
    double[] cuts = new double[Output.COUNT];
    for (int output = 0; output < Output.COUNT; output++) {
      bias[output] = data.readDouble();
      cuts[output] = data.readDouble();
      for (int i = 0; i < INPUTS; i++) {
        weights[output][i] = data.readFloat();
      }
    }
    return new EncoderHeads(SentenceEncoder.MODEL + "/" + version, weights, bias, new Cuts(cuts));
  }

  /**
   * What the heads look at.
   *
   * @param text the turn's vector
   * @param previous that of what it answers, all zero if nothing
   * @param fast what the always-on tier made of it
   * @return {@link #INPUTS} numbers
   */
  public static float[] inputs(float[] text, float[] previous, TextReading fast) {
    float[] inputs = inputs(text, previous);
    int at = text.length;
    for (double odds : odds(fast.likelihoods())) {
      inputs[at++] = (float) (ODDS * Math.max(-SURE, Math.min(SURE, odds)));
    }
    inputs[at++] = (float) (StrictMath.log1p(fast.wordCount()) / 4);
    inputs[at] = fast.wordCount() <= 3 ? 0.5f : 0;
    return inputs;
  }

  /**
   * The same without what the always-on tier made of it, as if it had not been asked.
   *
   * @param text the turn's vector
   * @param previous that of what it answers, all zero if nothing
   */
  public static float[] inputs(float[] text, float[] previous) {
    float[] inputs = new float[INPUTS];
    System.arraycopy(text, 0, inputs, 0, text.length);
    int at = INPUTS_OF_TURN;
    double alike = 0;
    for (int i = 0; i < previous.length; i++) {
      alike += text[i] * previous[i];
      inputs[at + 1 + i] = (float) (BEFORE * previous[i]);
    }
    inputs[at] = (float) alike;
    return inputs;
  }

  private static double[] odds(Likelihoods likely) {
    double[] odds = new double[Output.COUNT];
    odds[Output.NEGATIVE.ordinal()] = StrictMath.log(likely.negative() / likely.neutral());
    odds[Output.POSITIVE.ordinal()] = StrictMath.log(likely.positive() / likely.neutral());
    odds[Output.ABUSE.ordinal()] = logit(likely.abuse());
    odds[Output.PUSHBACK.ordinal()] = logit(likely.pushback());
    for (Output output : Output.values()) {
      if (output.isMove()) {
        odds[output.ordinal()] = logit(likely.moves().getOrDefault(output.move(), 0.0));
      }
    }
    return odds;
  }

  private static double logit(double likelihood) {
    return StrictMath.log(likelihood / (1 - likelihood));
  }

  /**
   * How likely a tone is: what the heads and the always-on tier make of it, averaged (a linear
   * opinion pool; Stone, Annals of Mathematical Statistics, 1961). Where they disagree, which they
   * do most in kinds of talk that neither was trained on, neither is to be as sure as it says.
   *
   * @param heads a likelihood by the heads, 0 to 1
   * @param fast the same by the always-on tier
   */
  public static double pooled(double heads, double fast) {
    return SHARE * heads + (1 - SHARE) * fast;
  }

  /**
   * How likely each answer about a turn is.
   *
   * @param inputs see {@link #inputs}
   * @param fast what the always-on tier made of the turn
   */
  public Likelihoods likelihoods(float[] inputs, Speaker speaker, Likelihoods fast) {
    if (speaker == Speaker.AGENT) {
      Map<AgentMove, Double> moves = new EnumMap<>(AgentMove.class);
      for (Output output : Output.values()) {
        if (output.isMove()) {
          moves.put(output.move(), yes(inputs, output));
        }
      }
      return new Likelihoods(0, 1, 0, 0, 0, moves);
    }
    double negative = StrictMath.exp(sum(inputs, Output.NEGATIVE));
    double neutral = StrictMath.exp(sum(inputs, Output.NEUTRAL));
    double positive = StrictMath.exp(sum(inputs, Output.POSITIVE));
    double all = negative + neutral + positive;
    return new Likelihoods(
        pooled(negative / all, fast.negative()),
        pooled(neutral / all, fast.neutral()),
        pooled(positive / all, fast.positive()),
        yes(inputs, Output.PUSHBACK),
        yes(inputs, Output.ABUSE),
        Map.of());
  }

  private double yes(float[] inputs, Output output) {
    return 1 / (1 + StrictMath.exp(-sum(inputs, output)));
  }

  private double sum(float[] inputs, Output output) {
    float[] of = weights[output.ordinal()];
    int seen = output.isAnswer() ? INPUTS : INPUTS_OF_TURN;
    double sum = bias[output.ordinal()];
    for (int i = 0; i < seen; i++) {
      sum += of[i] * inputs[i];
    }
    return sum;
  }

  @Override
  public Refinement read(float[] text, float[] previous, Utterance utterance, TextReading fast) {
    float[] inputs = inputs(text, previous, fast);
    return refinement(likelihoods(inputs, utterance.speaker(), fast.likelihoods()), fast);
  }

  /** What likelihoods of a turn come to. Moves that the words alone showed stay. */
  public Refinement refinement(Likelihoods likely, TextReading fast) {
    double valence = cuts.valence(likely);
    Set<AgentMove> moves = EnumSet.noneOf(AgentMove.class);
    moves.addAll(fast.moves());
    moves.addAll(cuts.moves(likely));
    return new Refinement(
        model,
        valence,
        likely.of(Polarity.of(valence)),
        cuts.pushback(likely),
        Math.max(fast.has("tension.abuse") ? 1 : 0, cuts.abuse(likely)),
        moves);
  }
}
