package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.play.Cluster;
import io.attune.app.play.CueWatch;
import io.attune.app.play.Play;
import io.attune.app.play.Programme;
import io.attune.app.play.Recording;
import io.attune.app.play.Screen;
import io.attune.app.play.SteadyClock;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallInput;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.language.Refinement;
import io.attune.language.TextContext;
import io.attune.language.TextReading;
import io.attune.language.TextRefiner;
import io.attune.language.Utterance;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code /metrics} of an instance that has coached calls tells, beside docs/metrics.md. */
@ExtendWith(SharedKafka.class)
@Timeout(180)
class MetricsEndpointIT {
  private static final String PREFIX = "metrics-it.";
  private static final Set<String> CALLS =
      Set.of("09-hold-and-dead-air", "10-let-me-think-about-it", "12-alarm-and-upsell");
  private static final double SPEED = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** As docs/metrics.md says, for four partitions and one thread. */
  private static final int MOST_SERIES = 2_500;

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void thePageTellsOfEverySeriesAndOfNoOther(EmbeddedKafka kafka) throws Exception {
    Topics topics = new Topics(PREFIX);
    kafka.createTopics(topics.toCreate(4, (short) 1));
    try (Instance instance =
        Instance.start(config(kafka), LocalShelf.byLanguage(), Optional.of(new NoLanguages()))) {
      assertThat(instance.awaitReady(PATIENCE)).isTrue();
      String address = instance.address().orElseThrow();
      play(kafka, topics);
      assertThat(refused(address)).isEqualTo(400);
      // A pause is told once there was one.
      System.gc();

      Scrape scrape = settled(address);
      MetricsPage page = MetricsPage.read();

      assertThat(scrape.names()).isEqualTo(page.names());
      assertThat(page.wrongTypes(scrape)).isEmpty();
      assertThat(page.wrongLabels(scrape)).isEmpty();
      assertThat(page.unknownValues(scrape)).isEmpty();
      assertThat(scrape.series().size()).isLessThan(MOST_SERIES);
      assertThat(scrape.values()).doesNotContainAnyElementsOf(identities());
    }
  }

  /** An encoder that is there, and reads no language. */
  private static final class NoLanguages implements RefinerProvider, TextRefiner {
    @Override
    public Optional<String> missing() {
      return Optional.empty();
    }

    @Override
    public TextRefiner open() {
      return this;
    }

    @Override
    public boolean reads(String locale) {
      return false;
    }

    @Override
    public Refinement refine(Utterance utterance, TextContext context, TextReading fast) {
      throw new UnsupportedOperationException("it reads nothing");
    }

    @Override
    public void close() {}
  }

  private AppConfig config(EmbeddedKafka kafka) {
    return TestConfig.at(kafka, PREFIX, folder, Map.of(Setting.APPLICATION_ID, "metrics-it"));
  }

  private static void play(EmbeddedKafka kafka, Topics topics) throws Exception {
    Cluster cluster = new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()), topics);
    SteadyClock clock = new SteadyClock();
    Programme programme = Programme.of(recordings(), Programme.Arrangement.DEFAULT, bad -> {});
    try (CueWatch watch = CueWatch.connect(cluster, clock)) {
      watch.start();
      try (Play play = Play.start(cluster, watch, programme, new Play.Manner(SPEED, ""), clock)) {
        Screen nowhere = new Screen(new PrintWriter(Writer.nullWriter()), false);
        assertThat(play.await(nowhere, PATIENCE, watch::check)).isTrue();
      }
    }
  }

  private static List<Recording> recordings() {
    return Samples.all().stream()
        .filter(sample -> CALLS.contains(sample.name()))
        .map(sample -> new Recording(sample.name(), sample::events))
        .toList();
  }

  /** Who was on the calls that were played: nobody of them may be in a label. */
  private static Set<String> identities() throws Exception {
    Set<String> all = new HashSet<>();
    for (Recording recording : recordings()) {
      try (var events = recording.source().open(bad -> {})) {
        while (events.hasNext()) {
          CallInput input = events.next();
          if (input instanceof CallEvent event && event.callId() != null) {
            all.add(event.callId());
          }
          if (input instanceof CallEvent event && event.body() instanceof CallStarted started) {
            all.add(started.agentId());
            all.add(started.team());
            all.add(started.queue());
          }
        }
      }
    }
    all.remove(null);
    assertThat(all).hasSizeGreaterThan(CALLS.size());
    return all;
  }

  /** A call whose name must not come to be a label either. */
  private int refused(String address) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address + "/ingest/calls/c-1029/events"))
            .POST(BodyPublishers.ofString("{}"))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** Kafka's threads and tasks are looked for every ten seconds. */
  private Scrape settled(String address) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      Scrape scrape = Scrape.of(get(address + "/metrics"));
      boolean complete =
          scrape.names().contains("kafka_stream_state_total_sst_files_size")
              && scrape.names().contains("attune_http_requests_seconds")
              && scrape.names().contains("kafka_producer_record_error_total");
      if (complete || System.nanoTime() > deadline) {
        return scrape;
      }
      Thread.sleep(250);
    }
  }

  private String get(String address) throws Exception {
    return client
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }
}
