package io.attune.topology;

/**
 * What can be set about the topology.
 *
 * @param topics names of the topics
 * @param words whether what goes out repeats what was said on calls, or only tells of it
 * @param tickMs how often the wall clock is looked at while a call depends on it, in ms
 * @param producerLostMs a producer that has not beaten for this long is lost, in ms
 * @param dueBudgetMs the longest that calls which fell due may keep other records waiting, in ms
 * @param restAfterMs a call on which nothing has happened for this long is kept in the stores
 *     alone, and read again when something does, in ms
 */
public record TopologySettings(
    Topics topics,
    boolean words,
    long tickMs,
    long producerLostMs,
    long dueBudgetMs,
    long restAfterMs) {
  /** The defaults: plain names, with words, 50 ms, 3 s, 5 ms, 15 s. */
  public static final TopologySettings DEFAULT =
      new TopologySettings(Topics.PLAIN, true, 50, 3_000, 5, 15_000);

  public TopologySettings {
    if (tickMs < 1 || producerLostMs < 1 || dueBudgetMs < 1 || restAfterMs < 1) {
      throw new IllegalArgumentException("times of the topology must be 1 ms or more");
    }
  }
}
