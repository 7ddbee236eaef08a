package io.attune.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How Kafka takes what the gateway publishes. Safe for threads. */
final class PublishMeters {
  private final Timer written;
  private final Timer failed;
  private final Counter refused;

  PublishMeters(MeterRegistry registry) {
    this.written = timer(registry, "written");
    this.failed = timer(registry, "failed");
    this.refused =
        Counter.builder("attune.gateway.publish.refused")
            .description("Batches that were not taken because too much was on its way to Kafka")
            .register(registry);
  }

  private static Timer timer(MeterRegistry registry, String outcome) {
    return Timer.builder("attune.gateway.publish")
        .description("From handing records to Kafka to its answer on the last of them")
        .tag("outcome", outcome)
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10))
        .register(registry);
  }

  /** Kafka has a batch, or it is not certain that it has all of it. */
  void answered(long nanos, boolean hasAll) {
    (hasAll ? written : failed).record(nanos, TimeUnit.NANOSECONDS);
  }

  /** A batch was not taken. */
  void refused() {
    refused.increment();
  }
}
