package io.attune.language;

import java.util.Arrays;

/** The states of a {@link WordAutomaton} that are active before one word, each at most once. */
final class Active {
  int[] state = new int[16];
  int[] start = new int[16];

  /** Words that the state may still stay through: of any kind for a gap, else adverbs. */
  int[] left = new int[16];

  int size;

  /** Which states modulo 64 are among them: most that are added are not there yet. */
  private long among;

  /** Takes all states away. */
  void clear() {
    size = 0;
    among = 0;
  }

  /**
   * Adds a state. Of two ways into it one stays: into a gap the one that began later, since it is
   * the closer one and has more words left; into any other the one that began earlier, which says
   * more.
   */
  void add(int newState, int newStart, int newLeft, boolean gap) {
    boolean maybeThere = (among & (1L << newState)) != 0;
    for (int i = 0; maybeThere && i < size; i++) {
      if (state[i] == newState) {
        boolean preferred = gap ? newStart > start[i] : newStart < start[i];
        if (preferred || (newStart == start[i] && newLeft > left[i])) {
          start[i] = newStart;
          left[i] = newLeft;
        }
        return;
      }
    }
    if (size == state.length) {
      state = Arrays.copyOf(state, size * 2);
      start = Arrays.copyOf(start, size * 2);
      left = Arrays.copyOf(left, size * 2);
    }
    state[size] = newState;
    start[size] = newStart;
    left[size] = newLeft;
    among |= 1L << newState;
    size++;
  }
}
