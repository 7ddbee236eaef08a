package io.attune.training.train;

import io.attune.language.Features;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Logistic regression by stochastic gradient descent with a step of its own for each weight
 * (AdaGrad; Duchi, Hazan and Singer, JMLR 2011). Half of the words of a sample are left out each
 * time it is seen (dropout; Srivastava et al., JMLR 2014): the weights must not lean on the one
 * word that gives an answer away in one kind of text. The same from the same seed.
 */
final class LinearTrainer {
  private static final int EPOCHS = 6;
  private static final double RATE = 0.05;
  private static final double DECAY = 1e-3;
  private static final double LEFT_OUT = 0.5;

  /** A feature that is seen less often than this is not learnt. */
  private static final int SEEN = 3;

  private final long seed;

  LinearTrainer(long seed) {
    this.seed = seed;
  }

  /**
   * What one sample teaches.
   *
   * @param features of it
   * @param answers how likely each is: 0 and 1 where a label says so
   */
  record Lesson(Sample sample, Features features, double[] answers) {
    /** One with a label. */
    static Lesson of(Head head, Sample sample, Features features) {
      double[] answers = new double[Math.max(2, head.outputs().size())];
      answers[sample.answer()] = 1;
      return new Lesson(sample, features, answers);
    }

    /** One of yes and no that is not sure. */
    static Lesson of(double yes, Sample sample, Features features) {
      return new Lesson(sample, features, new double[] {1 - yes, yes});
    }
  }

  /**
   * Trains a head.
   *
   * @param leaveOut the fold that is not looked at, -1 for none
   */
  Weights train(Head head, List<Lesson> lessons, int leaveOut) {
    Weights weights = new Weights(head.outputs().size());
    float[] squares = new float[Features.BUCKETS * weights.outputs()];
    double[] biasSquares = new double[weights.outputs()];
    int[] order =
        IntStream.range(0, lessons.size())
            .filter(i -> lessons.get(i).sample().fold() != leaveOut)
            .toArray();
    boolean[] learnt = seenOften(head, lessons, order);
    Random random = new Random(seed);
    Dropped dropped = new Dropped(head, random, learnt);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      shuffle(order, random);
      for (int i : order) {
        Lesson lesson = lessons.get(i);
        dropped.drop(lesson.features());
        double[] likelihoods = Weights.likelihoods(dropped.sums(weights));
        for (int output = 0; output < weights.outputs(); output++) {
          int answer = head.isYesNo() ? 1 : output;
          double error = likelihoods[answer] - lesson.answers()[answer];
          double slope = error * lesson.sample().weight();
          dropped.step(weights, squares, output, slope);
          biasSquares[output] += slope * slope;
          weights.moveBias(output, -RATE * slope / (Math.sqrt(biasSquares[output]) + 1e-6));
        }
      }
    }
    return weights;
  }

  private static boolean[] seenOften(Head head, List<Lesson> lessons, int[] order) {
    int[] seen = new int[Features.BUCKETS];
    for (int i : order) {
      Features of = lessons.get(i).features();
      for (int f = 0; f < head.sees(of); f++) {
        seen[of.bucket(f)]++;
      }
    }
    boolean[] often = new boolean[seen.length];
    for (int bucket = 0; bucket < seen.length; bucket++) {
      often[bucket] = seen[bucket] >= SEEN;
    }
    return often;
  }

  static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  /** One sample's features, without those that are left out this time. */
  private static final class Dropped {
    private final Head head;
    private final Random random;
    private final boolean[] learnt;
    private Features features;
    private int seen;
    private boolean[] kept = new boolean[512];

    Dropped(Head head, Random random, boolean[] learnt) {
      this.head = head;
      this.random = random;
      this.learnt = learnt;
    }

    void drop(Features of) {
      features = of;
      seen = head.sees(of);
      if (of.size() > kept.length) {
        kept = new boolean[2 * of.size()];
      }
      for (int i = 0; i < seen; i++) {
        kept[i] = learnt[of.bucket(i)] && (!of.isWords(i) || random.nextDouble() >= LEFT_OUT);
      }
    }

    double[] sums(Weights weights) {
      double[] sums = new double[weights.outputs()];
      for (int output = 0; output < sums.length; output++) {
        sums[output] = weights.bias(output);
        for (int i = 0; i < seen; i++) {
          if (kept[i]) {
            double scale = features.isWords(i) ? 1 / (1 - LEFT_OUT) : 1;
            sums[output] += weights.weight(features.bucket(i), output) * features.value(i) * scale;
          }
        }
      }
      return sums;
    }

    void step(Weights weights, float[] squares, int output, double slope) {
      for (int i = 0; i < seen; i++) {
        if (kept[i]) {
          int bucket = features.bucket(i);
          int at = bucket * weights.outputs() + output;
          double gradient = slope * features.value(i) + DECAY * weights.weight(bucket, output);
          squares[at] += (float) (gradient * gradient);
          weights.move(bucket, output, -RATE * gradient / (Math.sqrt(squares[at]) + 1e-6));
        }
      }
    }
  }
}
