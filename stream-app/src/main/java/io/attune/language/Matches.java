package io.attune.language;

import java.util.Arrays;

/**
 * What a {@link WordAutomaton} found: outputs with the tokens {@code [start, end)} that made them.
 */
final class Matches {
  private static final int[] NONE = {};

  private int[] values = NONE;
  private int size;

  void add(int output, int start, int end) {
    if (3 * size == values.length) {
      values = Arrays.copyOf(values, Math.max(12, values.length * 2));
    }
    values[3 * size] = output;
    values[3 * size + 1] = start;
    values[3 * size + 2] = end;
    size++;
  }

  int size() {
    return size;
  }

  int output(int match) {
    return values[3 * match];
  }

  int start(int match) {
    return values[3 * match + 1];
  }

  int end(int match) {
    return values[3 * match + 2];
  }
}
