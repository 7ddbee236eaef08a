package io.attune.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers the words and stems that patterns use, from 1; a text's word is looked up once. */
final class Symbols {
  static final int UNKNOWN = 0;
  static final int NUMBER = 1;

  /** Stems have at least as many letters as are looked up at once. */
  private static final int HEAD = 3;

  private final Map<String, Integer> words;

  /** Open addressing over the first three letters of the stems; 0 is a free slot. */
  private final long[] heads;

  /** Beside each head the stems that begin so. */
  private final String[][] stems;

  private final int[][] stemSymbols;

  private final int count;

  private Symbols(Map<String, Integer> words, Map<String, Integer> stemmed, int count) {
    this.count = count;
    this.words = new HashMap<>(words);
    TreeMap<Long, List<String>> byHead = new TreeMap<>();
    stemmed.keySet().stream()
        .sorted()
        .forEach(stem -> byHead.computeIfAbsent(head(stem), h -> new ArrayList<>()).add(stem));
    int capacity = Integer.highestOneBit(byHead.size() + 4) * 4;
    heads = new long[capacity];
    stems = new String[capacity][];
    stemSymbols = new int[capacity][];
    byHead.forEach((head, beginning) -> put(head, beginning, stemmed));
  }

  private void put(long head, List<String> beginning, Map<String, Integer> stemmed) {
    int slot = slot(head);
    while (heads[slot] != 0) {
      slot = (slot + 1) & (heads.length - 1);
    }
    heads[slot] = head;
    stems[slot] = beginning.toArray(String[]::new);
    stemSymbols[slot] = beginning.stream().mapToInt(stemmed::get).toArray();
  }

  private int slot(long head) {
    return (int) ((head * 0x9E3779B97F4A7C15L) >>> 40) & (heads.length - 1);
  }

  /** One more than the highest symbol. */
  int count() {
    return count;
  }

  /** The symbol of a whole word, {@link #UNKNOWN} if no pattern uses it. */
  int word(String word) {
    Integer symbol = words.get(word);
    return symbol == null ? UNKNOWN : symbol;
  }

  /**
   * Index for {@link #stemsAt} and {@link #symbolsAt}, negative if no stem begins like the word.
   */
  int stemsLike(String word) {
    if (word.length() < HEAD) {
      return -1;
    }
    long head = head(word);
    int slot = slot(head);
    while (heads[slot] != 0) {
      if (heads[slot] == head) {
        return slot;
      }
      slot = (slot + 1) & (heads.length - 1);
    }
    return -1;
  }

  String[] stemsAt(int index) {
    return stems[index];
  }

  int[] symbolsAt(int index) {
    return stemSymbols[index];
  }

  private static long head(String word) {
    return ((long) word.charAt(0) << 32) | ((long) word.charAt(1) << 16) | word.charAt(2);
  }

  /** Collects the symbols while patterns are added. */
  static final class Builder {
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> stemmed = new HashMap<>();
    private int next = NUMBER + 1;

    Builder() {
      words.put(Positions.NUMBER, NUMBER);
    }

    /** The symbol of a pattern element other than a gap. */
    int of(String element) {
      if (element.endsWith("*")) {
        return stemmed.computeIfAbsent(element.substring(0, element.length() - 1), s -> next++);
      }
      return words.computeIfAbsent(element, w -> next++);
    }

    Symbols build() {
      return new Symbols(words, stemmed, next);
    }
  }
}
