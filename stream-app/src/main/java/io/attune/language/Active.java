package io.attune.language;

import java.util.Arrays;

/** The states of a {@link WordAutomaton} that are active before one word, each at most once. */
final class Active {
  private static final int START_SHIFT = 8;
  private static final int STATE_SHIFT = 32;

  /** Far more than there are characters in the longest text. */
  private static final int START_MASK = 0xFFFFFF;

  private static final int LEFT_MASK = 0xFF;

  /** State, start and words left of each in one number: two of these are made for every turn. */
  private long[] entries = new long[8];

  private int size;

  /** Which states modulo 64 are among them: most that are added are not there yet. */
  private long among;

  /** How many there are. */
  int size() {
    return size;
  }

  int state(int i) {
    return (int) (entries[i] >>> STATE_SHIFT);
  }

  /** The token at which the state's pattern began. */
  int start(int i) {
    return (int) (entries[i] >>> START_SHIFT) & START_MASK;
  }

  /** Words that the state may still stay through: of any kind for a gap, else adverbs. */
  int left(int i) {
    return (int) entries[i] & LEFT_MASK;
  }

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
    long entry = (long) newState << STATE_SHIFT | (long) newStart << START_SHIFT | newLeft;
    boolean maybeThere = (among & (1L << newState)) != 0;
    for (int i = 0; maybeThere && i < size; i++) {
      if (state(i) == newState) {
        boolean preferred = gap ? newStart > start(i) : newStart < start(i);
        if (preferred || (newStart == start(i) && newLeft > left(i))) {
          entries[i] = entry;
        }
        return;
      }
    }
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size * 2);
    }
    entries[size++] = entry;
    among |= 1L << newState;
  }
}
