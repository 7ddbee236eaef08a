package io.attune.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern as the set of its word positions and of which can follow which (the position automaton
 * of Glushkov). It has one state for each word written, so alternatives add up and never multiply.
 */
final class Positions {
  static final String NUMBER = "#";

  /** What stands at each position: a word, "stem*", "#", or null for a gap. */
  private final List<String> elements = new ArrayList<>();

  private final List<BitSet> following = new ArrayList<>();
  private final Part whole;

  private Positions(PatternNode root) {
    whole = place(root);
  }

  static Positions of(PatternNode root) {
    return new Positions(root);
  }

  private record Part(boolean canBeEmpty, BitSet first, BitSet last) {}

  int size() {
    return elements.size();
  }

  /** The element at a position, null for a gap. */
  String element(int position) {
    return elements.get(position);
  }

  boolean isGap(int position) {
    return elements.get(position) == null;
  }

  BitSet first() {
    return whole.first;
  }

  boolean isLast(int position) {
    return whole.last.get(position);
  }

  BitSet following(int position) {
    return following.get(position);
  }

  boolean canBeEmpty() {
    return whole.canBeEmpty;
  }

  boolean gapAtEnd() {
    return whole.first.stream().anyMatch(this::isGap) || whole.last.stream().anyMatch(this::isGap);
  }

  boolean gapAfterGap() {
    for (int i = 0; i < elements.size(); i++) {
      if (isGap(i) && following.get(i).stream().anyMatch(this::isGap)) {
        return true;
      }
    }
    return false;
  }

  /** The elements that are a whole phrase alone. */
  List<String> singleWords() {
    return whole.first.stream().filter(whole.last::get).mapToObj(elements::get).toList();
  }

  private Part place(PatternNode node) {
    if (node instanceof PatternNode.Sequence sequence) {
      Part part = new Part(true, new BitSet(), new BitSet());
      for (PatternNode next : sequence.parts()) {
        part = append(part, place(next));
      }
      return part;
    }
    if (node instanceof PatternNode.OneOf oneOf) {
      Part part = new Part(false, new BitSet(), new BitSet());
      for (PatternNode alternative : oneOf.alternatives()) {
        Part other = place(alternative);
        part.first.or(other.first);
        part.last.or(other.last);
        part = new Part(part.canBeEmpty || other.canBeEmpty, part.first, part.last);
      }
      return part;
    }
    return single(elementOf(node));
  }

  private static String elementOf(PatternNode node) {
    if (node instanceof PatternNode.Word word) {
      return word.text();
    }
    if (node instanceof PatternNode.Prefix prefix) {
      return prefix.stem() + "*";
    }
    return node instanceof PatternNode.Number ? NUMBER : null;
  }

  private Part single(String element) {
    BitSet here = new BitSet();
    here.set(elements.size());
    elements.add(element);
    following.add(new BitSet());
    return new Part(false, here, (BitSet) here.clone());
  }

  private Part append(Part part, Part next) {
    part.last.stream().forEach(position -> following.get(position).or(next.first));
    BitSet first = (BitSet) part.first.clone();
    BitSet last = (BitSet) next.last.clone();
    if (part.canBeEmpty) {
      first.or(next.first);
    }
    if (next.canBeEmpty) {
      last.or(part.last);
    }
    return new Part(part.canBeEmpty && next.canBeEmpty, first, last);
  }
}
