package io.attune.training.train;

import io.attune.language.Features;

/**
 * The weights of one head in training: for each output one of every feature and a bias. Not safe
 * for threads.
 */
final class Weights {
  private final int outputs;
  private final float[] weights;
  private final double[] bias;

  Weights(int outputs) {
    this.outputs = outputs;
    this.weights = new float[Features.BUCKETS * outputs];
    this.bias = new double[outputs];
  }

  int outputs() {
    return outputs;
  }

  float weight(int bucket, int output) {
    return weights[bucket * outputs + output];
  }

  void move(int bucket, int output, double by) {
    weights[bucket * outputs + output] += (float) by;
  }

  double bias(int output) {
    return bias[output];
  }

  void moveBias(int output, double by) {
    bias[output] += by;
  }

  /** The log-odds of each output, by the first {@code seen} features of a turn. */
  double[] sums(Features features, int seen) {
    double[] sums = bias.clone();
    for (int i = 0; i < seen; i++) {
      int row = features.bucket(i) * outputs;
      for (int output = 0; output < outputs; output++) {
        sums[output] += weights[row + output] * features.value(i);
      }
    }
    return sums;
  }

  /** The likelihood of each answer: of several outputs by softmax, of one as no and yes. */
  static double[] likelihoods(double[] sums) {
    if (sums.length == 1) {
      double yes = 1 / (1 + StrictMath.exp(-sums[0]));
      return new double[] {1 - yes, yes};
    }
    double most = sums[0];
    for (double sum : sums) {
      most = Math.max(most, sum);
    }
    double[] likelihoods = new double[sums.length];
    double all = 0;
    for (int i = 0; i < sums.length; i++) {
      likelihoods[i] = StrictMath.exp(sums[i] - most);
      all += likelihoods[i];
    }
    for (int i = 0; i < sums.length; i++) {
      likelihoods[i] /= all;
    }
    return likelihoods;
  }
}
