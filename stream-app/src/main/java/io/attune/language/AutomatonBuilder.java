package io.attune.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a {@link WordAutomaton} by subset construction: a state stands for all the places in all
 * the patterns that the same words lead to. Since patterns are finite, so is their number; it stays
 * near the number of words written because alternatives of one pattern lead to the same place.
 *
 * <p>A place is a position of a pattern, counted over all patterns, and whether a negator was read
 * on the way there: twice the position, plus one if it was. The output of a pattern is likewise
 * twice its number, plus one if it was.
 */
final class AutomatonBuilder {
  /** More states than any playbook needs; beyond it a playbook is refused, not run slowly. */
  static final int MAX_STATES = 400_000;

  /**
   * More places in all states together than any playbook needs. States alone do not bound the work:
   * patterns that begin alike share states of very many places.
   */
  static final int MAX_PLACES = 1_000_000;

  private static final int GAP = -1;

  private final SpokenLanguage language;
  private final Symbols.Builder symbols = new Symbols.Builder();
  private final List<PhrasePattern> patterns = new ArrayList<>();

  /** The number of the first position of each pattern. */
  private final List<Integer> offsets = new ArrayList<>();

  private int[] patternAt = new int[1024];

  /** The symbol of each position, {@link #GAP} for a gap. */
  private int[] symbolAt = new int[1024];

  private final BitSet negators = new BitSet();
  private int positions;

  private final Map<Places, Integer> states = new HashMap<>();
  private final List<int[]> places = new ArrayList<>();
  private int placesHeld;
  private final Deque<Integer> pending = new ArrayDeque<>();

  /**
   * Symbol and target by turns, ascending by symbol, of each state; states are expanded in order.
   */
  private final List<int[]> edges = new ArrayList<>();

  private final Map<Integer, Integer> gaps = new HashMap<>();

  AutomatonBuilder(SpokenLanguage language) {
    this.language = language;
  }

  /** Adds a pattern; they are numbered from 0 in the order added. */
  void add(PhrasePattern pattern) {
    Positions added = pattern.positions();
    offsets.add(positions);
    while (positions + added.size() > patternAt.length) {
      patternAt = Arrays.copyOf(patternAt, 2 * patternAt.length);
      symbolAt = Arrays.copyOf(symbolAt, 2 * symbolAt.length);
    }
    for (int i = 0; i < added.size(); i++) {
      String element = added.element(i);
      patternAt[positions + i] = patterns.size();
      symbolAt[positions + i] = added.isGap(i) ? GAP : symbols.of(element);
      negators.set(positions + i, !added.isGap(i) && isNegator(element));
    }
    positions += added.size();
    patterns.add(pattern);
  }

  private boolean isNegator(String element) {
    int classes =
        element.endsWith("*")
            ? language.classOfStem(element.substring(0, element.length() - 1))
            : language.classOf(element);
    return (classes & WordClass.NEGATOR) != 0;
  }

  /**
   * Builds the automaton.
   *
   * @throws PatternFault when the patterns together are too large
   */
  WordAutomaton build() {
    Leads first = new Leads();
    for (int p = 0; p < patterns.size(); p++) {
      addLeads(first, patterns.get(p).positions().first(), offsets.get(p), false);
    }
    // The root is no place in any pattern.
    places.add(new int[0]);
    connect(WordAutomaton.ROOT, first);
    while (!pending.isEmpty()) {
      int state = pending.removeFirst();
      connect(state, leadsFrom(state));
    }
    return new WordAutomaton(this);
  }

  private Leads leadsFrom(int state) {
    Leads leads = new Leads();
    for (int place : places.get(state)) {
      int position = place / 2;
      int pattern = patternAt[position];
      int offset = offsets.get(pattern);
      BitSet following = patterns.get(pattern).positions().following(position - offset);
      addLeads(leads, following, offset, place % 2 == 1);
    }
    return leads;
  }

  private void addLeads(Leads leads, BitSet following, int offset, boolean negated) {
    for (int i = following.nextSetBit(0); i >= 0; i = following.nextSetBit(i + 1)) {
      int position = offset + i;
      boolean negatedThen = negated || negators.get(position);
      leads.add(symbolAt[position], 2 * position + (negatedThen ? 1 : 0));
    }
  }

  /**
   * Makes an edge for each symbol that leads somewhere; gaps come first, as {@link #GAP} sorts so.
   */
  private void connect(int state, Leads leads) {
    leads.sort();
    int[] stateEdges = new int[2 * leads.symbols()];
    int size = 0;
    for (int from = 0; from < leads.size; ) {
      int to = leads.endOfSymbol(from);
      int target = stateOf(leads.places(from, to));
      if (leads.symbol(from) == GAP) {
        gaps.put(state, target);
      } else {
        stateEdges[size++] = leads.symbol(from);
        stateEdges[size++] = target;
      }
      from = to;
    }
    edges.add(Arrays.copyOf(stateEdges, size));
  }

  private int stateOf(int[] target) {
    Places key = new Places(target);
    Integer known = states.get(key);
    if (known != null) {
      return known;
    }
    int state = places.size();
    placesHeld += target.length;
    if (state > MAX_STATES || placesHeld > MAX_PLACES) {
      throw new PatternFault(
          patterns.get(patternAt[target[0] / 2]).source(),
          0,
          "with it the phrases are too many to look for at once",
          "Shorten lists of alternatives that begin alike in several patterns.");
    }
    states.put(key, state);
    places.add(target);
    pending.add(state);
    return state;
  }

  Symbols symbols() {
    return symbols.build();
  }

  /** Symbol and target by turns, for each state. */
  List<int[]> edges() {
    return edges;
  }

  int[] gapAfter() {
    int[] gapAfter = new int[places.size()];
    gaps.forEach((state, gap) -> gapAfter[state] = gap);
    return gapAfter;
  }

  /** Gap places never share a state with others: {@link #connect} keeps them apart. */
  boolean[] isGap() {
    boolean[] isGap = new boolean[places.size()];
    gaps.values().forEach(gap -> isGap[gap] = true);
    return isGap;
  }

  int[][] outputs() {
    int[][] outputs = new int[places.size()][];
    for (int state = 0; state < outputs.length; state++) {
      outputs[state] =
          Arrays.stream(places.get(state))
              .filter(this::isComplete)
              .map(place -> 2 * patternAt[place / 2] + place % 2)
              .distinct()
              .toArray();
    }
    return outputs;
  }

  private boolean isComplete(int place) {
    int pattern = patternAt[place / 2];
    return patterns.get(pattern).positions().isLast(place / 2 - offsets.get(pattern));
  }

  /** Places as a key; the array is not changed once it is one. */
  private static final class Places {
    private final int[] places;
    private final int hash;

    Places(int[] places) {
      this.places = places;
      this.hash = Arrays.hashCode(places);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Places that && Arrays.equals(places, that.places);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Pairs of a symbol and a place it leads to; once sorted, each pair once and by symbol. */
  private static final class Leads {
    private long[] pairs = new long[32];
    private int size;

    void add(int symbol, int place) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, 2 * size);
      }
      pairs[size++] = ((long) symbol << 32) | place;
    }

    void sort() {
      Arrays.sort(pairs, 0, size);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || pairs[i] != pairs[i - 1]) {
          pairs[kept++] = pairs[i];
        }
      }
      size = kept;
    }

    int symbol(int index) {
      return (int) (pairs[index] >> 32);
    }

    int endOfSymbol(int from) {
      int to = from + 1;
      while (to < size && symbol(to) == symbol(from)) {
        to++;
      }
      return to;
    }

    int symbols() {
      int count = 0;
      for (int from = 0; from < size; from = endOfSymbol(from)) {
        count++;
      }
      return count;
    }

    int[] places(int from, int to) {
      int[] places = new int[to - from];
      for (int i = from; i < to; i++) {
        places[i - from] = (int) pairs[i];
      }
      return places;
    }
  }
}
