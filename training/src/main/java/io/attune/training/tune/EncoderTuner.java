package io.attune.training.tune;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import io.attune.encoder.SentenceEncoder;
import io.attune.encoder.TunedLayers.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;

/**
 * Tunes the upper layers of the sentence encoder to feelings: they learn to tell polarity and
 * emotions of labelled texts, and are held near what they were for talk that has no such label, so
 * that questions, refusals and the rest are still told apart by the heads that are trained later.
 * AdamW (Loshchilov and Hutter, ICLR 2019), with a step that grows at first and then falls to
 * nothing (Devlin et al., NAACL 2019). What is learnt here besides the layers, the two heads, is
 * thrown away.
 */
final class EncoderTuner {
  private static final int POLARITIES = 3;
  private static final int EPOCHS = 2;
  private static final int BATCH = 32;
  private static final int KEPT_BATCH = 8;

  /** Texts of about the same length are put together from so many batches. */
  private static final int CHUNK = 20;

  private static final float RATE = 4e-5f;
  private static final float WARM_UP = 0.06f;
  private static final float DECAY = 0.01f;
  private static final float RATE_OF_HEADS = 2e-3f;

  /** What an emotion that is told wrongly counts beside a polarity. */
  private static final float EMOTIONS_COUNT = 0.3f;

  private static final int TOLD_EACH = 100;

  private final Engine engine;
  private final NDManager manager;
  private final Transformer transformer;
  private final Random random;
  private final NDArray polarityWeights;
  private final NDArray polarityBias;
  private final NDArray emotionWeights;
  private final NDArray emotionBias;
  private Optimizer optimizer;
  private Optimizer optimizerOfHeads;
  private int steps;
  private double loss;

  /**
   * @param manager keeps all numbers
   * @param layers how many of the upper layers learn
   */
  EncoderTuner(
      Engine engine, NDManager manager, OnnxFile file, int layers, int emotions, long seed) {
    this.engine = engine;
    this.manager = manager;
    engine.setRandomSeed((int) seed);
    random = new Random(seed);
    transformer = new Transformer(file, layers, manager);
    polarityWeights =
        learning(manager.randomNormal(0, 0.02f, inputsTo(POLARITIES), DataType.FLOAT32));
    polarityBias = learning(manager.zeros(new Shape(POLARITIES)));
    emotionWeights = learning(manager.randomNormal(0, 0.02f, inputsTo(emotions), DataType.FLOAT32));
    emotionBias = learning(manager.zeros(new Shape(emotions)));
  }

  private static Shape inputsTo(int outputs) {
    return new Shape(SentenceEncoder.DIMENSIONS, outputs);
  }

  private static NDArray learning(NDArray array) {
    array.setRequiresGradient(true);
    return array;
  }

  /**
   * Tunes the layers.
   *
   * @param felt texts with what was felt
   * @param kept tokens of texts whose vectors are to stay near what they are
   * @param log told how it goes
   * @return what is to be written over the model's file
   */
  List<Piece> tune(List<FeltText> felt, List<long[]> kept, Consumer<String> log) {
    List<Kept> near = vectors(kept);
    Collections.shuffle(near, random);
    int all = EPOCHS * (felt.size() / (BATCH * CHUNK)) * CHUNK;
    optimizer = adamW(step -> RATE * Math.min(1, step / (WARM_UP * all)) * left(step, all), DECAY);
    optimizerOfHeads = adamW(step -> RATE_OF_HEADS * left(step, all), 0);
    List<FeltText> order = new ArrayList<>(felt);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (List<FeltText> batch : batches(order)) {
        List<Kept> of = new ArrayList<>();
        for (int i = 0; i < KEPT_BATCH && !near.isEmpty(); i++) {
          of.add(near.get((steps * KEPT_BATCH + i) % near.size()));
        }
        step(batch, of);
        steps++;
        if (steps % TOLD_EACH == 0) {
          log.accept("step %d of %d, mean loss %.4f".formatted(steps, all, loss / TOLD_EACH));
          loss = 0;
        }
      }
    }
    return transformer.pieces();
  }

  /** A text and the vector of length one that it had. */
  private record Kept(long[] tokens, float[] vector) {}

  private static Optimizer adamW(IntToDoubleFunction rate, float decay) {
    return Optimizer.adamW()
        .optLearningRateTracker((name, step) -> (float) rate.applyAsDouble(step))
        .optWeightDecays(decay)
        .build();
  }

  private static double left(int step, int all) {
    return Math.max(0, (all - step) / (double) all);
  }

  private List<Kept> vectors(List<long[]> texts) {
    List<long[]> byLength = new ArrayList<>(texts);
    byLength.sort(Comparator.comparingInt(tokens -> tokens.length));
    List<Kept> vectors = new ArrayList<>();
    for (int from = 0; from < byLength.size(); from += 2 * BATCH) {
      List<long[]> batch = byLength.subList(from, Math.min(byLength.size(), from + 2 * BATCH));
      try (NDManager now = manager.newSubManager()) {
        NDArray rows = ofLengthOne(transformer.upper(transformer.lower(batch, now), false));
        float[] numbers = rows.toFloatArray();
        for (int i = 0; i < batch.size(); i++) {
          int at = i * SentenceEncoder.DIMENSIONS;
          float[] vector = Arrays.copyOfRange(numbers, at, at + SentenceEncoder.DIMENSIONS);
          vectors.add(new Kept(batch.get(i), vector));
        }
      }
    }
    return vectors;
  }

  private static NDArray ofLengthOne(NDArray rows) {
    return rows.div(rows.square().sum(new int[] {1}, true).sqrt());
  }

  /**
   * All texts in a new order, those of a batch about as long as each other; the rest is left out.
   */
  private List<List<FeltText>> batches(List<FeltText> order) {
    Collections.shuffle(order, random);
    List<List<FeltText>> batches = new ArrayList<>();
    for (int from = 0; from + BATCH * CHUNK <= order.size(); from += BATCH * CHUNK) {
      List<FeltText> chunk = new ArrayList<>(order.subList(from, from + BATCH * CHUNK));
      chunk.sort(Comparator.comparingInt(text -> text.tokens().length));
      for (int i = 0; i < CHUNK; i++) {
        batches.add(chunk.subList(i * BATCH, (i + 1) * BATCH));
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private void step(List<FeltText> batch, List<Kept> near) {
    try (NDManager now = manager.newSubManager()) {
      Transformer.States felt =
          transformer.lower(batch.stream().map(FeltText::tokens).toList(), now);
      Transformer.States kept =
          near.isEmpty() ? null : transformer.lower(near.stream().map(Kept::tokens).toList(), now);
      try (GradientCollector gradients = engine.newGradientCollector()) {
        NDArray vectors = Transformer.dropout(transformer.upper(felt, true));
        NDArray wrong =
            polarityLoss(vectors, batch, now)
                .add(emotionLoss(vectors, batch, now).mul(EMOTIONS_COUNT));
        if (kept != null) {
          wrong = wrong.add(distance(transformer.upper(kept, true), near, now));
        }
        loss += wrong.getFloat();
        gradients.backward(wrong);
      }
      transformer
          .tuned()
          .forEach((name, array) -> optimizer.update(name, array, array.getGradient()));
      updateHead("polarity weights", polarityWeights);
      updateHead("polarity bias", polarityBias);
      updateHead("emotion weights", emotionWeights);
      updateHead("emotion bias", emotionBias);
    }
  }

  private void updateHead(String name, NDArray array) {
    optimizerOfHeads.update(name, array, array.getGradient());
  }

  /** Mean cross-entropy of the texts that have a polarity. */
  private NDArray polarityLoss(NDArray vectors, List<FeltText> batch, NDManager now) {
    float[] answers = new float[batch.size() * POLARITIES];
    int labelled = 0;
    for (int i = 0; i < batch.size(); i++) {
      int polarity = batch.get(i).polarity();
      if (polarity != FeltText.NO_POLARITY) {
        answers[i * POLARITIES + polarity] = 1;
        labelled++;
      }
    }
    NDArray right = now.create(answers, new Shape(batch.size(), POLARITIES));
    NDArray likely = vectors.matMul(polarityWeights).add(polarityBias).logSoftmax(-1);
    return likely.mul(right).sum().neg().div(Math.max(1, labelled));
  }

  /** Mean cross-entropy of each emotion's yes and no, added up, of the texts that were judged. */
  private NDArray emotionLoss(NDArray vectors, List<FeltText> batch, NDManager now) {
    int emotions = (int) emotionBias.size();
    float[] answers = new float[batch.size() * emotions];
    float[] judged = new float[batch.size()];
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).emotions() != null) {
        judged[i] = 1;
        for (int emotion : batch.get(i).emotions()) {
          answers[i * emotions + emotion] = 1;
        }
      }
    }
    NDArray right = now.create(answers, new Shape(batch.size(), emotions));
    NDArray counted = now.create(judged, new Shape(batch.size(), 1));
    NDArray odds = vectors.matMul(emotionWeights).add(emotionBias);
    NDArray softened = odds.abs().neg().exp().add(1).log();
    NDArray wrong = odds.maximum(0).sub(odds.mul(right)).add(softened);
    return wrong.mul(counted).sum().div(batch.size());
  }

  /** Mean cosine distance from what the vectors were. */
  private static NDArray distance(NDArray vectors, List<Kept> near, NDManager now) {
    float[] before = new float[near.size() * SentenceEncoder.DIMENSIONS];
    for (int i = 0; i < near.size(); i++) {
      float[] vector = near.get(i).vector();
      System.arraycopy(vector, 0, before, i * vector.length, vector.length);
    }
    NDArray were = now.create(before, new Shape(near.size(), SentenceEncoder.DIMENSIONS));
    return ofLengthOne(vectors).mul(were).sum().div(near.size()).neg().add(1);
  }
}
