package io.attune.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers the words and stems that patterns use, from 1; a text's word is looked up once. */
final class Symbols {
  static final int UNKNOWN = 0;
  static final int NUMBER = 1;

  private final Map<String, Integer> words;

  /** The first three letters of the stems, ascending, and beside them what they may continue as. */
  private final long[] heads;

  private final String[][] stems;
  private final int[][] stemSymbols;

  private Symbols(Map<String, Integer> words, Map<String, Integer> stemmed) {
    this.words = Map.copyOf(words);
    TreeMap<Long, List<String>> byHead = new TreeMap<>();
    stemmed.keySet().stream()
        .sorted()
        .forEach(stem -> byHead.computeIfAbsent(head(stem), h -> new ArrayList<>()).add(stem));
    heads = byHead.keySet().stream().mapToLong(Long::longValue).toArray();
    stems = byHead.values().stream().map(s -> s.toArray(String[]::new)).toArray(String[][]::new);
    stemSymbols =
        byHead.values().stream()
            .map(s -> s.stream().mapToInt(stemmed::get).toArray())
            .toArray(int[][]::new);
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
    return word.length() < PhrasePattern.minStem() ? -1 : Arrays.binarySearch(heads, head(word));
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
      words.put(PhrasePattern.NUMBER, NUMBER);
    }

    /** The symbol of a pattern element other than a gap. */
    int of(String element) {
      if (element.endsWith("*")) {
        return stemmed.computeIfAbsent(element.substring(0, element.length() - 1), s -> next++);
      }
      return words.computeIfAbsent(element, w -> next++);
    }

    Symbols build() {
      return new Symbols(words, stemmed);
    }
  }
}
