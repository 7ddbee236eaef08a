package io.attune.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A trie over words, read as an automaton with a small set of active states, so the time grows with
 * the words of the text and with what they have begun, never by backtracking: a state is active at
 * most once per word, whatever the pattern.
 *
 * <p>A gap is a state of its own that stays active for up to three words; an adverb (see {@link
 * WordClass#SOFT}) leaves the states it meets active.
 */
final class WordTrie {
  private static final int ROOT = 0;
  private static final int GAP_WORDS = 3;
  private static final int SOFT_WORDS = 2;
  private static final int[] NOTHING = {};

  private final Symbols symbols;

  /**
   * Open addressing: (node, symbol) to the next node; a key of 0 is free, since symbols start at 1.
   */
  private final long[] keys;

  private final int[] targets;
  private final int[] gapAfter;
  private final boolean[] isGap;
  private final int[][] outputs;

  private WordTrie(Builder builder) {
    symbols = builder.symbols.build();
    int capacity = Integer.highestOneBit(Math.max(8, builder.edges.size() * 3)) * 2;
    keys = new long[capacity];
    targets = new int[capacity];
    builder.edges.forEach(this::putEdge);
    int nodes = builder.nodes.size();
    gapAfter = new int[nodes];
    isGap = new boolean[nodes];
    outputs = new int[nodes][];
    for (int i = 0; i < nodes; i++) {
      Builder.Node node = builder.nodes.get(i);
      gapAfter[i] = node.gapAfter;
      isGap[i] = node.isGap;
      outputs[i] =
          node.outputs.isEmpty()
              ? NOTHING
              : node.outputs.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** Number of states. */
  int size() {
    return outputs.length;
  }

  /** All matches in the order of their last word, as they are found. */
  Matches match(Tokens tokens) {
    Matches matches = new Matches();
    Active active = new Active();
    Active next = new Active();
    for (int token = 0; token < tokens.size(); token++) {
      next.size = 0;
      step(tokens, token, active, next, matches);
      Active swap = active;
      active = next;
      next = swap;
    }
    return matches;
  }

  private void step(Tokens tokens, int token, Active active, Active next, Matches matches) {
    String word = tokens.text(token);
    int symbol = symbols.word(word);
    int number = tokens.isNumber(token) && symbol != Symbols.NUMBER ? Symbols.NUMBER : 0;
    int stems = symbols.stemsLike(word);
    for (int i = active.size; i >= 0; i--) {
      // The root comes last: what began later wins a state that both reach.
      boolean root = i == active.size;
      int node = root ? ROOT : active.node[i];
      int start = root ? token : active.start[i];
      if (!root) {
        stay(tokens, token, active, i, next);
      }
      follow(node, symbol, start, token, next, matches);
      follow(node, number, start, token, next, matches);
      if (stems >= 0) {
        followStems(node, stems, word, start, token, next, matches);
      }
    }
  }

  /** Lets a gap swallow the word, and any state read across an adverb. */
  private void stay(Tokens tokens, int token, Active active, int i, Active next) {
    int left = active.left[i];
    if (isGap[active.node[i]]) {
      boolean ended = tokens.has(token - 1, Tokens.SENTENCE_END);
      int cost = tokens.fromWord(token) == tokens.fromWord(token - 1) ? 0 : 1;
      if (!ended && left >= cost) {
        next.add(active.node[i], active.start[i], left - cost);
      }
    } else if (left > 0 && tokens.is(token, WordClass.SOFT)) {
      next.add(active.node[i], active.start[i], left - 1);
    }
  }

  private void followStems(
      int node, int stems, String word, int start, int token, Active next, Matches matches) {
    String[] candidates = symbols.stemsAt(stems);
    for (int i = 0; i < candidates.length; i++) {
      if (word.startsWith(candidates[i])) {
        follow(node, symbols.symbolsAt(stems)[i], start, token, next, matches);
      }
    }
  }

  private void follow(int node, int symbol, int start, int token, Active next, Matches matches) {
    if (symbol == Symbols.UNKNOWN) {
      return;
    }
    int target = target(node, symbol);
    if (target == ROOT) {
      return;
    }
    for (int output : outputs[target]) {
      matches.add(output, start, token + 1);
    }
    next.add(target, start, SOFT_WORDS);
    if (gapAfter[target] != ROOT) {
      next.add(gapAfter[target], start, GAP_WORDS);
    }
  }

  private int target(int node, int symbol) {
    long key = key(node, symbol);
    int slot = slot(key);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return targets[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return ROOT;
  }

  private void putEdge(long key, int target) {
    int slot = slot(key);
    while (keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    targets[slot] = target;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & (keys.length - 1);
  }

  private static long key(int node, int symbol) {
    return ((long) node << 32) | symbol;
  }

  /** Builds the trie from sequences; not reusable after {@link #build}. */
  static final class Builder {
    private final Symbols.Builder symbols = new Symbols.Builder();
    private final Map<Long, Integer> edges = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>(List.of(new Node(false)));

    /** Adds a sequence of pattern elements that reports {@code output} when it was read. */
    void add(List<String> sequence, int output) {
      int node = ROOT;
      for (String element : sequence) {
        node = element.equals(PhrasePattern.GAP) ? gapAfter(node) : child(node, element);
      }
      if (!nodes.get(node).outputs.contains(output)) {
        nodes.get(node).outputs.add(output);
      }
    }

    WordTrie build() {
      return new WordTrie(this);
    }

    private int gapAfter(int node) {
      if (nodes.get(node).gapAfter == ROOT) {
        nodes.get(node).gapAfter = newNode(true);
      }
      return nodes.get(node).gapAfter;
    }

    private int child(int node, String element) {
      return edges.computeIfAbsent(key(node, symbols.of(element)), k -> newNode(false));
    }

    private int newNode(boolean gap) {
      nodes.add(new Node(gap));
      return nodes.size() - 1;
    }

    private static final class Node {
      private final boolean isGap;
      private final List<Integer> outputs = new ArrayList<>(1);
      private int gapAfter = ROOT;

      Node(boolean isGap) {
        this.isGap = isGap;
      }
    }
  }
}
