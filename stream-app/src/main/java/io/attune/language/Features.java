package io.attune.language;

import java.util.Arrays;

/**
 * What the trained model looks at in one turn: words, neighbours, phrases and measures, each hashed
 * to a bucket, with a value and the token that it came from, so that a score can be traced back to
 * the words.
 */
public final class Features {
  /**
   * How many buckets there are. Two features that share one are told apart by nothing; at 2^18, and
   * some 10^5 features that occur more than once in training, few matter.
   */
  public static final int BUCKETS = 1 << 18;

  /** The token of a feature that stands for none: what was said before, or the whole turn. */
  static final int NO_TOKEN = -1;

  private int[] buckets;
  private float[] values;
  private int[] tokens;
  private int size;
  private int ofTurn;

  /**
   * @param expected about how many there will be
   */
  Features(int expected) {
    buckets = new int[expected];
    values = new float[expected];
    tokens = new int[expected];
  }

  /** Number of features. */
  public int size() {
    return size;
  }

  /** How many of them, the first ones, are of the turn itself; the others of what came before. */
  public int ofTurn() {
    return ofTurn;
  }

  /** From here on features are of what the other side had said before. */
  void beginContext() {
    ofTurn = size;
  }

  /** Which bucket the feature at {@code i} falls in, 0 to {@link #BUCKETS} less one. */
  public int bucket(int i) {
    return buckets[i];
  }

  /** How strong the feature at {@code i} is, 0 or more. */
  public float value(int i) {
    return values[i];
  }

  /** Whether the feature at {@code i} is words of this turn, and not what was measured of it. */
  public boolean isWords(int i) {
    return tokens[i] != NO_TOKEN;
  }

  int token(int i) {
    return tokens[i];
  }

  void add(int hash, float value, int token) {
    if (size == buckets.length) {
      buckets = Arrays.copyOf(buckets, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
      tokens = Arrays.copyOf(tokens, 2 * size);
    }
    buckets[size] = spread(hash) & (BUCKETS - 1);
    values[size] = value;
    tokens[size++] = token;
  }

  /** Weakens the features from {@code from} on. */
  void scale(int from, float factor) {
    for (int i = from; i < size; i++) {
      values[i] *= factor;
    }
  }

  /** The finaliser of MurmurHash3: hashes of words that are alike differ in few bits. */
  private static int spread(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
