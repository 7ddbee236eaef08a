package io.attune.containers;

import io.attune.app.AppConfig;
import io.attune.app.Instance;
import io.attune.app.LocalShelf;
import io.attune.app.Samples;
import io.attune.app.Setting;
import io.attune.app.play.Cluster;
import io.attune.app.play.CueWatch;
import io.attune.app.play.Play;
import io.attune.app.play.Programme;
import io.attune.app.play.Recording;
import io.attune.app.play.Screen;
import io.attune.app.play.SteadyClock;
import io.attune.embedded.BrokerOptions;
import io.attune.embedded.EmbeddedKafka;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Both roles of Attune in this process, on a Kafka of their own, that somebody looks at. */
final class Observed implements AutoCloseable {
  private static final Set<String> CALLS =
      Set.of("09-hold-and-dead-air", "10-let-me-think-about-it", "12-alarm-and-upsell");
  private static final double SPEED = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedKafka kafka = EmbeddedKafka.start(BrokerOptions.defaults());
  private final Instance instance;

  private Observed(Path state) throws InterruptedException {
    kafka.createTopics(Topics.PLAIN.toCreate(4, (short) 1));
    AppConfig config =
        AppConfig.read(
            Optional.empty(),
            Map.of(
                Setting.BOOTSTRAP_SERVERS, kafka.bootstrapServers(),
                Setting.HTTP_PORT, "0",
                Setting.STATE_DIR, state.toString()));
    instance = Instance.start(config, LocalShelf.byLanguage());
    if (!instance.awaitReady(PATIENCE)) {
      throw new AssertionError("Attune does not come up");
    }
  }

  /**
   * Starts both roles.
   *
   * @param state an empty folder
   */
  static Observed start(Path state) throws InterruptedException {
    return new Observed(state);
  }

  /** The port of /metrics on this machine's loopback address. */
  int port() {
    return URI.create(instance.address().orElseThrow()).getPort();
  }

  /** Plays calls to their end: with silence, tension, objections, and cues that help and do not. */
  void play() throws Exception {
    Cluster cluster =
        new Cluster(Map.of("bootstrap.servers", kafka.bootstrapServers()), Topics.PLAIN);
    SteadyClock clock = new SteadyClock();
    Programme programme = Programme.of(recordings(), Programme.Arrangement.DEFAULT, bad -> {});
    try (CueWatch watch = CueWatch.connect(cluster, clock)) {
      watch.start();
      try (Play play = Play.start(cluster, watch, programme, new Play.Manner(SPEED, ""), clock)) {
        Screen nowhere = new Screen(new PrintWriter(Writer.nullWriter()), false);
        if (!play.await(nowhere, PATIENCE, watch::check)) {
          throw new AssertionError("a call has no summary: " + play.report());
        }
      }
    }
  }

  private static List<Recording> recordings() {
    return Samples.all().stream()
        .filter(sample -> CALLS.contains(sample.name()))
        .map(sample -> new Recording(sample.name(), sample::events))
        .toList();
  }

  @Override
  public void close() {
    instance.close();
    kafka.close();
  }
}
