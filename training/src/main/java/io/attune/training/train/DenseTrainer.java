package io.attune.training.train;

import io.attune.encoder.EncoderHeads;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Logistic regression over the encoder's inputs by stochastic gradient descent (AdaGrad), the
 * weights averaged over the second half of the epochs (Polyak and Juditsky, 1992). The same from
 * the same seed.
 */
final class DenseTrainer {
  private static final int EPOCHS = 8;
  private static final double RATE = 0.1;
  private static final double DECAY = 1e-5;

  private final long seed;

  DenseTrainer(long seed) {
    this.seed = seed;
  }

  /** Weights of one head: for each output one of each input, and the bias last. */
  record Dense(double[][] weights) {
    double[] sums(float[] inputs, int seen) {
      double[] sums = new double[weights.length];
      for (int output = 0; output < sums.length; output++) {
        double sum = weights[output][inputs.length];
        for (int i = 0; i < seen; i++) {
          sum += weights[output][i] * inputs[i];
        }
        sums[output] = sum;
      }
      return sums;
    }
  }

  /**
   * Trains a head.
   *
   * @param inputs of each sample
   * @param leaveOut the fold that is not looked at, -1 for none
   */
  Dense train(Head head, List<Sample> samples, List<float[]> inputs, int leaveOut) {
    int outputs = head.outputs().size();
    Dense dense = new Dense(new double[outputs][EncoderHeads.INPUTS + 1]);
    double[][] squares = new double[outputs][EncoderHeads.INPUTS + 1];
    double[][] averages = new double[outputs][EncoderHeads.INPUTS + 1];
    int[] order =
        IntStream.range(0, samples.size()).filter(i -> samples.get(i).fold() != leaveOut).toArray();
    Random random = new Random(seed);
    int averaged = 0;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      LinearTrainer.shuffle(order, random);
      for (int i : order) {
        step(head, samples.get(i), inputs.get(i), dense, squares);
      }
      if (epoch >= EPOCHS / 2) {
        averaged++;
        for (int output = 0; output < outputs; output++) {
          for (int i = 0; i < averages[output].length; i++) {
            averages[output][i] += dense.weights[output][i];
          }
        }
      }
    }
    for (double[] average : averages) {
      for (int i = 0; i < average.length; i++) {
        average[i] /= averaged;
      }
    }
    return new Dense(averages);
  }

  private static void step(
      Head head, Sample sample, float[] inputs, Dense dense, double[][] squares) {
    int seen = head.sees();
    double[] likelihoods = Weights.likelihoods(dense.sums(inputs, seen));
    for (int output = 0; output < dense.weights.length; output++) {
      int answer = head.isYesNo() ? 1 : output;
      double error = likelihoods[answer] - (sample.answer() == answer ? 1 : 0);
      double slope = error * sample.weight();
      double[] weights = dense.weights[output];
      double[] square = squares[output];
      for (int i = 0; i < seen; i++) {
        double gradient = slope * inputs[i] + DECAY * weights[i];
        square[i] += gradient * gradient;
        weights[i] -= RATE * gradient / (Math.sqrt(square[i]) + 1e-8);
      }
      int bias = inputs.length;
      square[bias] += slope * slope;
      weights[bias] -= RATE * slope / (Math.sqrt(square[bias]) + 1e-8);
    }
  }
}
