package io.attune.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Kafka Streams' own meters: the few that tell how it is. It has hundreds, one for each task, node
 * and store, which cost more to collect than they are worth.
 */
final class StreamsMeters implements AutoCloseable {
  /** Names of the meters that are kept; docs/metrics.md says what each is good for. */
  private static final Set<String> KEPT =
      Set.of(
          "kafka.stream.client.state",
          "kafka.stream.alive.stream.threads",
          "kafka.stream.failed.stream.threads",
          "kafka.stream.thread.commit.latency.avg",
          "kafka.stream.thread.commit.latency.max",
          "kafka.stream.thread.process.latency.avg",
          "kafka.stream.thread.process.latency.max",
          "kafka.stream.thread.process.rate",
          "kafka.stream.thread.commit.rate",
          "kafka.stream.thread.commit.ratio",
          "kafka.stream.thread.poll.ratio",
          "kafka.stream.thread.process.ratio",
          "kafka.stream.thread.punctuate.ratio",
          "kafka.stream.thread.blocked.time.ns.total",
          "kafka.stream.task.dropped.records.total",
          "kafka.stream.task.restore.remaining.records.total",
          "kafka.stream.state.updater.active.restoring.tasks",
          "kafka.stream.state.updater.standby.updating.tasks",
          "kafka.stream.state.updater.restore.records.rate",
          "kafka.stream.state.total.sst.files.size",
          "kafka.consumer.fetch.manager.records.lag",
          "kafka.consumer.coordinator.assigned.partitions",
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.consumer.coordinator.failed.rebalance.total",
          "kafka.consumer.coordinator.rebalance.latency.max",
          "kafka.producer.record.error.total",
          "kafka.producer.record.retry.total");

  private static final String KAFKA = "kafka.";

  /** Threads and tasks come and go; a new one is seen within this time. */
  private static final Duration REFRESH = Duration.ofSeconds(10);

  private final KafkaStreamsMetrics binder;
  private final ScheduledExecutorService refresher;

  private StreamsMeters(KafkaStreamsMetrics binder, ScheduledExecutorService refresher) {
    this.binder = binder;
    this.refresher = refresher;
  }

  /**
   * Lets the kept ones in, and no other of Kafka's. Belongs to a registry before its first meter.
   *
   * @param beginnings of topics' names. Kafka shows a topic whose name has dots a second time, with
   *     underscores in their place, and a sum would count it twice
   */
  static MeterFilter filter(List<String> beginnings) {
    List<String> twins =
        beginnings.stream()
            .filter(name -> name.contains("."))
            .map(name -> name.replace('.', '_'))
            .toList();
    return MeterFilter.deny(
        id ->
            id.getName().startsWith(KAFKA)
                && (!KEPT.contains(id.getName()) || isTwin(id.getTag("topic"), twins)));
  }

  private static boolean isTwin(String topic, List<String> twins) {
    return topic != null && twins.stream().anyMatch(topic::startsWith);
  }

  static StreamsMeters bind(KafkaStreams streams, MeterRegistry registry) {
    ScheduledExecutorService refresher =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "attune-kafka-meters");
              thread.setDaemon(true);
              return thread;
            });
    KafkaStreamsMetrics binder = new KafkaStreamsMetrics(streams, Tags.empty(), refresher, REFRESH);
    binder.bindTo(registry);
    return new StreamsMeters(binder, refresher);
  }

  @Override
  public void close() {
    refresher.shutdownNow();
    binder.close();
  }
}
