package io.attune.training.train;

import io.attune.encoder.EncoderHeads;
import io.attune.language.LexicalScorer;
import io.attune.language.Likelihoods;
import io.attune.language.LinearModel.Output;
import io.attune.language.TextReading;
import io.attune.training.train.Calibration.Unseen;
import io.attune.training.train.CutSearch.Judged;
import io.attune.training.train.DenseTrainer.Dense;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Trains the heads of the encoder tier. Each sample's first reading comes from weights that have
 * not seen it, so the heads learn how far the first tier can be trusted on what is new.
 */
final class HeadsTrainer {
  /**
   * Talk without labels counts for so many times more than in the always-on tier: an encoder hears
   * much in half sentences ("i don't", "and it isn't") that mean nothing.
   */
  private static final double CALM = 25;

  /**
   * Our own sentences count half as much: they tell trouble in calm words, and the more they count,
   * the more often a calm call rings.
   */
  private static final double OWN = 0.5;

  /**
   * The share of everyday talk that may count as negative: less than in the always-on tier, for the
   * encoder also hears trouble in calm words.
   */
  private static final double NEGATIVE_AT_HOME = 0.050;

  /**
   * What log-odds of tone are worth in kinds of talk that were not trained on, 0 to 1. The sources
   * do not tell it as they do for the always-on tier ({@link Head#elsewhere}), for the encoder's
   * layers have seen all of them.
   */
  private static final double ELSEWHERE = 0.7;

  private final Vectors vectors;
  private final List<LexicalScorer> fast = new ArrayList<>();
  private final DenseTrainer trainer;
  private final String version;
  private final Map<Output, double[]> whole = new EnumMap<>(Output.class);
  private final List<Map<Output, double[]>> folds = new ArrayList<>();
  private final Map<Output, Double> cuts = new EnumMap<>(Output.class);

  private HeadsTrainer(
      ModelTrainer first, LexicalScorer rules, Vectors vectors, String version, long seed) {
    this.vectors = vectors;
    this.trainer = new DenseTrainer(seed);
    this.version = version;
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      fast.add(rules.with(first.without(fold)));
      folds.add(new EnumMap<>(Output.class));
    }
  }

  /**
   * Trains on all of the material.
   *
   * @param first the always-on tier, trained on the same
   * @param rules the lexical tier without weights
   * @param vectors best with those of the material
   * @param version of the heads, such as "1"
   */
  static HeadsTrainer train(
      Material material,
      ModelTrainer first,
      LexicalScorer rules,
      Vectors vectors,
      String version,
      long seed) {
    HeadsTrainer heads = new HeadsTrainer(first, rules, vectors, version, seed);
    Head.all().forEach(head -> heads.train(head, material));
    return heads;
  }

  /** The file of the heads that ship. */
  byte[] file() {
    return bytes(whole);
  }

  /** The heads that have not seen a fold of the sets. */
  EncoderHeads without(int fold) {
    try {
      return EncoderHeads.read(new ByteArrayInputStream(bytes(folds.get(fold))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Sample> weighed(Head head, List<Sample> samples) {
    return head.isTone()
        ? samples.stream()
            .filter(s -> !s.isTunedOn())
            .map(s -> s.weighing(factor(s) * s.weight()))
            .toList()
        : samples;
  }

  private static double factor(Sample sample) {
    return sample.isUnlabelled() ? CALM : sample.isOwn() ? OWN : 1;
  }

  private void train(Head head, Material material) {
    List<Sample> samples = weighed(head, material.of(head));
    List<float[]> inputs = samples.stream().map(this::inputs).toList();
    List<Dense> without = new ArrayList<>();
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      without.add(trainer.train(head, samples, inputs, fold));
    }
    List<Sample> labelled = samples.stream().filter(s -> !s.isUnlabelled()).toList();
    Calibration fitting = Calibration.of(unseen(head, labelled, without));
    Calibration calibration = head.isTone() ? fitting.tempered(ELSEWHERE) : fitting;
    double[] cut =
        CutSearch.of(
            head,
            judged(head, labelled, without, calibration),
            () -> judged(head, material.calmSpeech(), without, calibration),
            NEGATIVE_AT_HOME);
    put(head, whole, trainer.train(head, samples, inputs, -1), calibration);
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      put(head, folds.get(fold), without.get(fold), calibration);
    }
    for (int i = 0; i < cut.length; i++) {
      cuts.put(head.outputs().get(i), cut[i]);
    }
  }

  /** What the tier makes of samples that it has not seen. */
  private List<Judged> judged(
      Head head, List<Sample> samples, List<Dense> without, Calibration calibration) {
    List<Judged> byHeads = calibration.judged(unseen(head, samples, without));
    if (!head.isTone()) {
      return byHeads;
    }
    List<Judged> pooled = new ArrayList<>();
    for (int i = 0; i < byHeads.size(); i++) {
      Judged judged = byHeads.get(i);
      double[] heads = judged.likelihoods();
      Likelihoods first = first(samples.get(i)).likelihoods();
      double[] likelihoods = {
        EncoderHeads.pooled(heads[0], first.negative()),
        EncoderHeads.pooled(heads[1], first.neutral()),
        EncoderHeads.pooled(heads[2], first.positive())
      };
      pooled.add(new Judged(likelihoods, judged.answer(), judged.weight()));
    }
    return pooled;
  }

  private List<Unseen> unseen(Head head, List<Sample> samples, List<Dense> without) {
    return samples.stream().map(sample -> unseen(head, sample, without)).toList();
  }

  private float[] inputs(Sample sample) {
    return EncoderHeads.inputs(
        vectors.of(sample.utterance().text()),
        vectors.of(sample.context().previous()),
        first(sample));
  }

  private TextReading first(Sample sample) {
    return fast.get(sample.fold()).score(sample.utterance(), sample.context());
  }

  private Unseen unseen(Head head, Sample sample, List<Dense> without) {
    double[] sums = without.get(sample.fold()).sums(inputs(sample), head.sees());
    return new Unseen(sums, new double[sums.length], sample.answer(), sample.weight());
  }

  private static void put(
      Head head, Map<Output, double[]> heads, Dense dense, Calibration calibration) {
    for (int output = 0; output < dense.weights().length; output++) {
      double[] weights = dense.weights()[output].clone();
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= calibration.scale();
      }
      weights[EncoderHeads.INPUTS] += calibration.shift().get(output);
      heads.put(head.outputs().get(output), weights);
    }
  }

  private byte[] bytes(Map<Output, double[]> heads) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(EncoderHeads.FORMAT);
      out.writeUTF(version);
      out.writeInt(EncoderHeads.INPUTS);
      for (Output output : Output.values()) {
        double[] weights = heads.get(output);
        out.writeDouble(weights[EncoderHeads.INPUTS]);
        out.writeDouble(cuts.get(output));
        for (int i = 0; i < EncoderHeads.INPUTS; i++) {
          out.writeFloat((float) weights[i]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
