package io.attune.language;

import java.util.Arrays;

/** The states of a {@link WordTrie} that are active before one word, each at most once. */
final class Active {
  int[] node = new int[16];
  int[] start = new int[16];

  /** Words that the state may still stay through: of any kind for a gap, else adverbs. */
  int[] left = new int[16];

  int size;

  /**
   * Adds a state; of two ways into the same state the one that began later, or has more left,
   * stays.
   */
  void add(int newNode, int newStart, int newLeft) {
    for (int i = 0; i < size; i++) {
      if (node[i] == newNode) {
        if (newStart > start[i] || (newStart == start[i] && newLeft > left[i])) {
          start[i] = newStart;
          left[i] = newLeft;
        }
        return;
      }
    }
    if (size == node.length) {
      node = Arrays.copyOf(node, size * 2);
      start = Arrays.copyOf(start, size * 2);
      left = Arrays.copyOf(left, size * 2);
    }
    node[size] = newNode;
    start[size] = newStart;
    left[size] = newLeft;
    size++;
  }
}
