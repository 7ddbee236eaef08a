package io.attune.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/**
 * The meters of the process: ours, the few of Kafka's that {@link StreamsMeters} keeps, and the
 * JVM's memory, collections and load.
 */
public final class Metrics implements AutoCloseable {
  private static final int MOST_RULES = 300;
  private static final int MOST_PLAYBOOKS = 100;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** Of a process that has no topics of its own. */
  public Metrics() {
    this(List.of());
  }

  /** Of an instance. */
  public Metrics(AppConfig config) {
    this(List.of(config.topicPrefix(), config.applicationId()));
  }

  private Metrics(List<String> topicsBegin) {
    registry
        .config()
        .meterFilter(StreamsMeters.filter(topicsBegin))
        // Of the memory some things are told by one garbage collector only, or by none.
        .meterFilter(MeterFilter.denyNameStartsWith("jvm.buffer"))
        .meterFilter(MeterFilter.denyNameStartsWith("jvm.gc.concurrent"))
        .meterFilter(MeterFilter.denyNameStartsWith("jvm.gc.live"))
        .meterFilter(MeterFilter.denyNameStartsWith("jvm.gc.max"))
        .meterFilter(MeterFilter.denyNameStartsWith("jvm.gc.memory.promoted"))
        // Names that users give; beyond so many, new ones are not counted.
        .meterFilter(atMost(MOST_RULES, "attune.cue.verdicts", "rule"))
        .meterFilter(atMost(MOST_PLAYBOOKS, "attune.playbook.partitions", "playbook"));
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collections.bindTo(registry);
    Gauge.builder("attune.build.info", () -> 1)
        .description("Always 1; what runs here is in the labels")
        .tags("version", Version.ofBuild(), "java", Runtime.version().toString())
        .register(registry);
  }

  private static MeterFilter atMost(int values, String meter, String label) {
    return MeterFilter.maximumAllowableTags(meter, label, values, MeterFilter.deny());
  }

  /** Where meters are registered. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** All of them in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
