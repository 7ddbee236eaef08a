package io.attune.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** What is counted and timed about a slower model's answers. Safe for threads. */
final class RefinementMeters {
  private final Map<Outcome, Counter> refinements = new EnumMap<>(Outcome.class);
  private final Timer age;

  /** What became of a turn that a slower model might have read. The name is a metric's label. */
  enum Outcome {
    ANSWERED,
    /** The task was catching up: by the time of an answer the turn would be certain. */
    BEHIND,
    /** Newer turns took its place in the queue. */
    CROWDED_OUT,
    /** It waited until an answer would have come too late. */
    TOO_OLD,
    /** The model failed on it. */
    FAILED,
    /** The answer could not be written to Kafka. */
    UNWRITTEN
  }

  /**
   * @param waiting how many turns wait
   */
  RefinementMeters(MeterRegistry registry, IntSupplier waiting) {
    this.age =
        Timer.builder("attune.refinement.age")
            .description("From a turn's Kafka timestamp to the slower model's answer on it")
            .serviceLevelObjectives(
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofMillis(2_500))
            .register(registry);
    Gauge.builder("attune.refinement.queue", waiting, IntSupplier::getAsInt)
        .description("Turns that wait for the slower model")
        .strongReference(true)
        .register(registry);
    for (Outcome outcome : Outcome.values()) {
      refinements.put(outcome, counter(registry, outcome));
    }
  }

  private static Counter counter(MeterRegistry registry, Outcome outcome) {
    return Counter.builder("attune.refinements")
        .description("Turns that the slower model was to read again")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .register(registry);
  }

  void count(Outcome outcome) {
    refinements.get(outcome).increment();
  }

  void answered(long ageMs) {
    count(Outcome.ANSWERED);
    age.record(ageMs, TimeUnit.MILLISECONDS);
  }
}
