package io.attune.load.chaos;

import java.util.List;

/**
 * How long something took, in ms.
 *
 * @param count of how many
 */
record Spread(int count, long p50, long p95, long max) {
  static Spread of(List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    return sorted.isEmpty()
        ? new Spread(0, 0, 0, 0)
        : new Spread(
            sorted.size(), at(sorted, 0.5), at(sorted, 0.95), sorted.get(sorted.size() - 1));
  }

  private static long at(List<Long> sorted, double part) {
    return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
  }

  @Override
  public String toString() {
    return "p50 " + p50 + " ms, p95 " + p95 + " ms, max " + max + " ms (of " + count + ")";
  }
}
