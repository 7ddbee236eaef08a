package io.attune.language;

import java.util.List;

/**
 * Patterns as one automaton over words, read with a small set of active states: the time grows with
 * the words of the text and with the phrases they begin, never by backtracking, and a state is
 * active at most once before each word.
 *
 * <p>A gap is a state of its own that stays active for up to three words; an adverb (see {@link
 * WordClass#SOFT}) leaves the states it meets active. Built by {@link AutomatonBuilder}.
 */
final class WordAutomaton {
  static final int ROOT = 0;

  private static final int GAP_WORDS = 3;
  private static final int SOFT_WORDS = 2;

  private final Symbols symbols;

  /**
   * Where the edges of each state begin in {@link #edgeSymbols}, one more than there are states.
   */
  private final int[] edgesFrom;

  /** The symbols of the edges, ascending within a state. */
  private final int[] edgeSymbols;

  private final int[] edgeTargets;

  /** For each state, which symbols modulo 64 its edges have: most words lead nowhere from it. */
  private final long[] edgeMask;

  /** The edges of the root by symbol, since every word is tried on it. */
  private final int[] rootTargets;

  /** The gap state that opens with a state, {@link #ROOT} if none does. */
  private final int[] gapAfter;

  private final boolean[] isGap;

  /** What was read when a state is reached. */
  private final int[][] outputs;

  WordAutomaton(AutomatonBuilder builder) {
    symbols = builder.symbols();
    List<int[]> edges = builder.edges();
    edgesFrom = new int[edges.size() + 1];
    for (int state = 0; state < edges.size(); state++) {
      edgesFrom[state + 1] = edgesFrom[state] + edges.get(state).length / 2;
    }
    edgeSymbols = new int[edgesFrom[edges.size()]];
    edgeTargets = new int[edgesFrom[edges.size()]];
    for (int state = 0; state < edges.size(); state++) {
      int[] pairs = edges.get(state);
      for (int i = 0; i < pairs.length; i += 2) {
        edgeSymbols[edgesFrom[state] + i / 2] = pairs[i];
        edgeTargets[edgesFrom[state] + i / 2] = pairs[i + 1];
      }
    }
    edgeMask = new long[edgesFrom.length - 1];
    for (int state = 0; state < edgeMask.length; state++) {
      for (int edge = edgesFrom[state]; edge < edgesFrom[state + 1]; edge++) {
        edgeMask[state] |= 1L << edgeSymbols[edge];
      }
    }
    rootTargets = new int[symbols.count()];
    for (int edge = edgesFrom[ROOT]; edge < edgesFrom[ROOT + 1]; edge++) {
      rootTargets[edgeSymbols[edge]] = edgeTargets[edge];
    }
    gapAfter = builder.gapAfter();
    isGap = builder.isGap();
    outputs = builder.outputs();
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
      next.clear();
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
    int number =
        tokens.isNumber(token) && symbol != Symbols.NUMBER ? Symbols.NUMBER : Symbols.UNKNOWN;
    int stems = symbols.stemsLike(word);
    for (int i = active.size(); i >= 0; i--) {
      boolean root = i == active.size();
      int state = root ? ROOT : active.state(i);
      int start = root ? token : active.start(i);
      if (!root) {
        stay(tokens, token, active, i, next);
      }
      follow(state, symbol, start, token, next, matches);
      follow(state, number, start, token, next, matches);
      if (stems >= 0) {
        followStems(state, stems, word, start, token, next, matches);
      }
    }
  }

  /** Lets a gap swallow the word, and any state read across an adverb. */
  private void stay(Tokens tokens, int token, Active active, int i, Active next) {
    int state = active.state(i);
    int left = active.left(i);
    if (isGap[state]) {
      boolean ended = tokens.has(token - 1, Tokens.SENTENCE_END);
      int cost = tokens.fromWord(token) == tokens.fromWord(token - 1) ? 0 : 1;
      if (!ended && left >= cost) {
        next.add(state, active.start(i), left - cost, true);
      }
    } else if (left > 0 && tokens.is(token, WordClass.SOFT)) {
      next.add(state, active.start(i), left - 1, false);
    }
  }

  private void followStems(
      int state, int stems, String word, int start, int token, Active next, Matches matches) {
    String[] candidates = symbols.stemsAt(stems);
    for (int i = 0; i < candidates.length; i++) {
      if (word.startsWith(candidates[i])) {
        follow(state, symbols.symbolsAt(stems)[i], start, token, next, matches);
      }
    }
  }

  private void follow(int state, int symbol, int start, int token, Active next, Matches matches) {
    if (symbol == Symbols.UNKNOWN) {
      return;
    }
    int target = target(state, symbol);
    if (target == ROOT) {
      return;
    }
    for (int output : outputs[target]) {
      matches.add(output, start, token + 1);
    }
    if (edgeMask[target] != 0) {
      next.add(target, start, SOFT_WORDS, false);
    }
    if (gapAfter[target] != ROOT) {
      next.add(gapAfter[target], start, GAP_WORDS, true);
    }
  }

  private int target(int state, int symbol) {
    if (state == ROOT) {
      return rootTargets[symbol];
    }
    if ((edgeMask[state] & (1L << symbol)) == 0) {
      return ROOT;
    }
    int low = edgesFrom[state];
    int high = edgesFrom[state + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = edgeSymbols[middle];
      if (found == symbol) {
        return edgeTargets[middle];
      }
      if (found < symbol) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return ROOT;
  }
}
