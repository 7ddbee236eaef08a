package io.attune.load;

import io.attune.app.Guarantee;
import java.util.List;
import java.util.Map;

/**
 * How large a workload is. Each takes of it what concerns it, and has a size of its own where none
 * is given.
 *
 * @param records of each measurement; null if not given, else 10,000 or more
 * @param calls at once; null if not given, else 1 or more
 * @param rates a second, one measurement for each; empty if not given, else each 1 or more
 * @param seconds that a measurement takes; null if not given, else 1 or more
 * @param runs measurements of each, after the warm-up; null if not given, else 1 or more
 * @param partitions of each topic, 1 or more
 * @param connections that listen, 1 or more
 * @param guarantees one measurement for each, at least one
 * @param javaOptions more of them for Attune's own process
 * @param settings more of them, as {@code attune run} has them, for whoever runs beside Attune too
 * @param encoder whether to measure Attune with the encoder too
 * @param raise whether to raise the load until it breaks
 * @param seed of everything that is random
 */
record BenchOptions(
    Integer records,
    Integer calls,
    List<Integer> rates,
    Integer seconds,
    Integer runs,
    int partitions,
    int connections,
    List<Guarantee> guarantees,
    List<String> javaOptions,
    Map<String, String> settings,
    boolean encoder,
    boolean raise,
    long seed) {

  BenchOptions {
    rates = List.copyOf(rates);
    guarantees = List.copyOf(guarantees);
    javaOptions = List.copyOf(javaOptions);
    settings = Map.copyOf(settings);
  }

  int records(int standard) {
    return records == null ? standard : records;
  }

  int calls(int standard) {
    return calls == null ? standard : calls;
  }

  int seconds(int standard) {
    return seconds == null ? standard : seconds;
  }

  int runs(int standard) {
    return runs == null ? standard : runs;
  }

  /** The first rate, for those that have one only. */
  int rate(int standard) {
    return rates.isEmpty() ? standard : rates.get(0);
  }

  List<Integer> rates(List<Integer> standard) {
    return rates.isEmpty() ? standard : rates;
  }
}
