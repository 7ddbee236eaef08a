package io.attune.app.up;

import io.attune.app.AppConfig;
import io.attune.app.Closing;
import io.attune.app.Failure;
import io.attune.app.Instance;
import io.attune.app.RefinerProvider;
import io.attune.app.Role;
import io.attune.app.Setting;
import io.attune.app.play.Cluster;
import io.attune.app.play.Screen;
import io.attune.embedded.BrokerOptions;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.EmbeddedKafkaException;
import io.attune.engine.Shelf;
import io.attune.topology.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rocksdb.NativeLibraryLoader;

/** Kafka, the processor and the pages in this process, warmed up and coaching. */
public final class LocalAttune {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedKafka kafka;
  private final Instance instance;
  private final Cluster cluster;

  /**
   * Where and how it runs.
   *
   * @param data Kafka's data and the processor's state go there
   * @param temp what must be gone afterwards goes there
   * @param settings makes the settings out of those that are given here
   * @param shelf the playbooks at hand
   * @param encoder reads turns again; empty if none does
   */
  public record Setup(
      Path data,
      Path temp,
      Function<Map<Setting, String>, AppConfig> settings,
      Shelf shelf,
      Optional<RefinerProvider> encoder) {

    private AppConfig config(Map<Setting, String> more) {
      Map<Setting, String> given = new EnumMap<>(Setting.class);
      given.put(Setting.STATE_DIR, data.resolve("state").toString());
      given.put(Setting.REPLICATION_FACTOR, "1");
      // This Kafka comes and goes with the command; a registry would outlive it.
      given.put(Setting.SCHEMA_REGISTRY_URL, "");
      given.putAll(more);
      return settings.apply(given);
    }
  }

  private LocalAttune(EmbeddedKafka kafka, Instance instance, Cluster cluster) {
    this.kafka = kafka;
    this.instance = instance;
    this.cluster = cluster;
  }

  /**
   * Starts everything and returns when calls are being coached.
   *
   * @throws Failure if a port or a folder cannot be used, or something does not start
   */
  public static LocalAttune start(Closing closing, Setup setup, Screen screen) throws Exception {
    requireFreePort(setup.config(Map.of()));
    loadNativeCode(setup.temp());
    screen.status("starting Kafka …");
    EmbeddedKafka kafka = closing.open("Kafka", () -> kafka(setup));
    AppConfig config = setup.config(Map.of(Setting.BOOTSTRAP_SERVERS, kafka.bootstrapServers()));
    Topics topics = config.topics();
    kafka.createTopics(topics.toCreate(config.partitions(), (short) 1));
    screen.status("rehearsing …");
    Rehearsal rehearsal = rehearsal(closing, setup, kafka);
    // It joins its group and restores its state while the other rehearses.
    Instance instance =
        closing.open("processor", () -> Instance.start(config, setup.shelf(), setup.encoder()));
    rehearsal.run();
    screen.status("starting the processor …");
    awaitReady(closing, instance);
    screen.status("");
    return new LocalAttune(kafka, instance, new Cluster(config.clientProperties(), topics));
  }

  /** Said before anything is started; the port is taken for good some seconds later. */
  private static void requireFreePort(AppConfig config) {
    try (ServerSocket probe =
        new ServerSocket(config.httpPort(), 1, InetAddress.getByName(config.httpHost()))) {
      probe.getLocalPort();
    } catch (IOException e) {
      throw Failure.environment(
          "cannot listen on "
              + config.httpHost()
              + ":"
              + config.httpPort()
              + " ("
              + e.getMessage()
              + "): choose another port with --port, 0 takes a free one",
          e);
    }
  }

  /** RocksDB would unpack its library to where a killed process leaves it behind. */
  private static void loadNativeCode(Path temp) {
    try {
      NativeLibraryLoader.getInstance().loadLibrary(temp.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedKafka kafka(Setup setup) {
    try {
      return EmbeddedKafka.start(
          BrokerOptions.defaults().withDataFolder(setup.data().resolve("kafka")));
    } catch (EmbeddedKafkaException e) {
      throw Failure.environment(e.getMessage(), e);
    }
  }

  private static Rehearsal rehearsal(Closing closing, Setup setup, EmbeddedKafka kafka)
      throws Exception {
    AppConfig config =
        setup.config(
            Map.of(
                Setting.BOOTSTRAP_SERVERS, kafka.bootstrapServers(),
                Setting.APPLICATION_ID, Rehearsal.APPLICATION_ID,
                Setting.TOPIC_PREFIX, Rehearsal.PREFIX,
                Setting.STATE_DIR, setup.temp().resolve("rehearsal").toString(),
                Setting.ROLES, Role.PROCESSOR.key()));
    Cluster cluster = new Cluster(config.clientProperties(), config.topics());
    return Rehearsal.prepare(
        closing, kafka, cluster, () -> Instance.start(config, setup.shelf(), setup.encoder()));
  }

  private static void awaitReady(Closing closing, Instance instance) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!instance.awaitReady(Duration.ofMillis(200))) {
      closing.checkpoint();
      if (System.nanoTime() - deadline > 0) {
        throw Failure.of("the processor does not run after " + PATIENCE.toSeconds() + " s", null);
      }
    }
  }

  /** How a client reaches its Kafka, and the topics there. */
  public Cluster cluster() {
    return cluster;
  }

  /** The {@code bootstrap.servers} of its Kafka. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Where a browser on this machine finds its pages; empty without them. */
  public String address() {
    return instance.address().orElse("");
  }

  /**
   * Makes sure that it still coaches.
   *
   * @throws Failure if something has stopped by itself
   */
  public void check() {
    kafka
        .fault()
        .ifPresent(
            fault -> {
              throw Failure.of("Kafka stopped: " + fault.getMessage(), fault);
            });
    if (instance.ended().isDone()) {
      throw Failure.of("the processor stopped: " + instance.ended().join(), null);
    }
  }
}
