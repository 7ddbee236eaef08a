package io.attune.gateway.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Counts what comes in. Safe for threads. */
final class IngestMeters {
  private final MeterRegistry registry;
  private final Counter events;

  IngestMeters(MeterRegistry registry) {
    this.registry = registry;
    this.events =
        Counter.builder("attune.ingest.events")
            .description("Events of calls that came in over HTTP and that Kafka has")
            .register(registry);
  }

  /** Kafka has these. */
  void published(int count) {
    events.increment(count);
  }

  /**
   * A request or message was turned away.
   *
   * @param status of the answer
   */
  void refused(int status) {
    Counter.builder("attune.ingest.refused")
        .tag("status", Integer.toString(status))
        .description("Requests and messages that were turned away")
        .register(registry)
        .increment();
  }

  /** Shows how many recognisers' streams are open. */
  void recognisers(SttStreams streams, ToDoubleFunction<SttStreams> open) {
    Gauge.builder("attune.ingest.recognisers", streams, open)
        .description("Recognisers' streams that are open")
        .register(registry);
  }
}
