package io.attune.load.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Draws kinds of faults: each once, in any order, and from then on by their weights. */
final class Deck {
  private final List<FaultKind> kinds;
  private final Random random;
  private final Deque<FaultKind> first;

  Deck(List<FaultKind> kinds, Random random) {
    this.kinds = List.copyOf(kinds);
    this.random = random;
    List<FaultKind> each = new ArrayList<>(kinds);
    Collections.shuffle(each, random);
    this.first = new ArrayDeque<>(each);
  }

  FaultKind draw() {
    if (!first.isEmpty()) {
      return first.poll();
    }
    int left = random.nextInt(kinds.stream().mapToInt(FaultKind::weight).sum());
    for (FaultKind kind : kinds) {
      left -= kind.weight();
      if (left < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("weights are above 0");
  }
}
