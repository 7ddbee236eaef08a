package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.topology.TopologyMeters;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on metrics has all of ours and no other. */
class MetricsDocumentedTest {
  private static final Path PAGE = Path.of("..", "docs", "metrics.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(attune_[a-z_]+)` \\|");

  /** Most counters are registered when they first count, so the sources are asked. */
  private static final Pattern METER = Pattern.compile("\"(attune(?:\\.[a-z]+)+)\"");

  /** Named alike, but no meters. */
  private static final Set<String> SPANS =
      Set.of("attune.ingest", "attune.feedback", "attune.decide");

  @Test
  void everySpanIsOnThePageOnTracing() throws IOException {
    assertThat(Files.readString(PAGE.resolveSibling("tracing.md"))).contains(SPANS);
  }

  @Test
  void everyMeterInTheSourcesIsOnThePageAndNoOther() throws IOException {
    Set<String> documented = new TreeSet<>();
    for (String name : found(ROW, Files.readString(PAGE))) {
      documented.add(name.replaceAll("_(seconds|total)$", ""));
    }
    Set<String> inSources = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        found(METER, read(file)).stream()
            .filter(name -> !SPANS.contains(name))
            .forEach(name -> inSources.add(name.replace('.', '_')));
      }
    }
    assertThat(inSources).isNotEmpty();
    assertThat(documented).isEqualTo(inSources);
  }

  @Test
  void thePageHasTheNamesThatPrometheusSees() throws IOException {
    Set<String> documented = found(ROW, Files.readString(PAGE));
    try (Metrics metrics = new Metrics()) {
      new TopologyMeters(metrics.registry());
      Set<String> scraped =
          found(Pattern.compile("(?m)^# TYPE (attune_[a-z_]+) "), metrics.scrape());
      scraped.removeIf(name -> name.endsWith("_max"));
      assertThat(scraped).isNotEmpty();
      assertThat(documented).containsAll(scraped);
    }
  }

  /** Of Kafka's hundreds of meters, only those that somebody looks at. */
  @Test
  void kafkasMetersAreLetInByName() {
    try (Metrics metrics = new Metrics()) {
      metrics.registry().counter("kafka.stream.thread.commit.latency.max").increment();
      metrics.registry().counter("kafka.stream.processor.node.process.rate").increment();
      assertThat(metrics.scrape())
          .contains("kafka_stream_thread_commit_latency_max")
          .doesNotContain("kafka_stream_processor_node");
    }
  }

  /** Kafka tells of a topic with dots twice. */
  @Test
  void aTopicWithDotsIsCountedOnce() {
    AppConfig config =
        AppConfig.read(Optional.empty(), Map.of(), Map.of(Setting.TOPIC_PREFIX, "staging.eu."));
    try (Metrics metrics = new Metrics(config)) {
      String lag = "kafka.consumer.fetch.manager.records.lag";
      metrics.registry().gauge(lag, Tags.of("topic", "staging.eu.call-events"), 7);
      metrics.registry().gauge(lag, Tags.of("topic", "staging_eu_call-events"), 7);
      assertThat(metrics.scrape())
          .contains("{topic=\"staging.eu.call-events\"} 7")
          .doesNotContain("staging_eu_");
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    return new TreeSet<>(pattern.matcher(text).results().map(result -> result.group(1)).toList());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
