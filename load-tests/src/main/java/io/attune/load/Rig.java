package io.attune.load;

import io.attune.app.Closing;
import io.attune.app.Guarantee;
import io.attune.app.Setting;
import io.attune.app.up.TempHome;
import io.attune.embedded.TopicCreation;
import io.attune.topology.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A broker in a JVM of its own, and the subjects in theirs. Everything goes when the {@link
 * Closing} does that it was set up with.
 */
final class Rig {
  /** Compacted logs could not be counted. */
  private static final Map<String, String> NO_COMPACTION =
      Map.of("log.cleaner.backoff.ms", "86400000");

  private final Closing closing;
  private final List<String> jvm = LaunchedJvm.here();
  private final List<String> attuneJvm;
  private final Map<String, String> moreSettings;
  private final int partitions;
  private final Path folder;
  private final ChildProcess broker;
  private final Admin admin;
  private final List<ChildProcess> processes = new ArrayList<>();
  private int started;

  private Rig(Closing closing, BenchOptions options) throws Exception {
    this.closing = closing;
    this.attuneJvm = Stream.concat(jvm.stream(), options.javaOptions().stream()).toList();
    this.moreSettings = options.settings();
    this.partitions = options.partitions();
    this.folder = closing.open("folder", TempHome::make).path();
    this.broker =
        closing.open(
            "broker",
            () ->
                ChildBroker.start(
                    0,
                    folder.resolve("kafka"),
                    NO_COMPACTION,
                    LaunchedJvm.STANDARD,
                    folder.resolve("broker.log")));
    processes.add(broker);
    this.admin = closing.open("admin", () -> Admin.create(Map.of("bootstrap.servers", servers())));
  }

  /** Starts the broker. */
  static Rig start(Closing closing, BenchOptions options) throws Exception {
    return new Rig(closing, options);
  }

  /** The broker's process. */
  ChildProcess broker() {
    return broker;
  }

  /** Where the broker listens. */
  String servers() throws IOException {
    return ChildBroker.bootstrapServers(broker);
  }

  /** A client of the broker. */
  Admin admin() {
    return admin;
  }

  /** All processes that were started, those that have ended too. */
  List<ChildProcess> processes() {
    return List.copyOf(processes);
  }

  /** A folder for temporary files, this one's alone. */
  Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  /** Starts a subject's JVM. */
  SubjectProcess open(Subject subject) throws Exception {
    List<String> options = subject.isAttune() ? attuneJvm : jvm;
    Path log = folder.resolve("subject-" + ++started + ".log");
    SubjectProcess process =
        closing.open(subject.label(), () -> SubjectProcess.open(subject, options, log));
    processes.add(process.process());
    return process;
  }

  /**
   * Starts Attune as its users do, by {@code attune run}, and does not wait for it.
   *
   * @param settings as {@link #settings} gives them
   */
  ChildProcess attune(Map<String, String> settings) throws Exception {
    List<String> args = new ArrayList<>(List.of("run", "--" + Setting.HTTP_PORT.key() + "=0"));
    settings.forEach((key, value) -> args.add("--" + key + "=" + value));
    Path log = folder.resolve("attune-" + ++started + ".log");
    ChildProcess process =
        closing.open("attune", () -> ChildProcess.attune("attune", attuneJvm, args, log));
    processes.add(process);
    return process;
  }

  /** The options of Attune's own JVM. */
  List<String> attuneJvm() {
    return attuneJvm;
  }

  /** Ends a process before the rest. */
  void end(AutoCloseable process) {
    closing.closeNow(process);
  }

  /** Makes Attune's topics under names of their own, and waits until they can be used. */
  Topics topics(String name) throws IOException {
    Topics topics = new Topics(name + ".");
    TopicCreation.run(servers(), topics.toCreate(partitions, (short) 1));
    return topics;
  }

  /** For loading a topic before anything is measured: in large batches. */
  <K> KafkaProducer<K, byte[]> bulkProducer(Serializer<K> keys) throws IOException {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers(),
            ProducerConfig.BATCH_SIZE_CONFIG,
            131_072);
    return new KafkaProducer<>(settings, keys, new ByteArraySerializer());
  }

  /**
   * Settings for a subject.
   *
   * @param state the name of the folder with its stores
   */
  Map<String, String> settings(
      String applicationId, Topics topics, Guarantee guarantee, String state) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put(Setting.BOOTSTRAP_SERVERS.key(), servers());
    settings.put(Setting.APPLICATION_ID.key(), applicationId);
    settings.put(Setting.TOPIC_PREFIX.key(), topics.prefix());
    settings.put(Setting.REPLICATION_FACTOR.key(), "1");
    settings.put(Setting.STATE_DIR.key(), folder(state).toString());
    settings.put(Setting.ROLES.key(), "processor");
    settings.put(Setting.GUARANTEE.key(), guarantee.key());
    // What is compared is the always-on part.
    settings.put(Setting.ENCODER.key(), "off");
    settings.putAll(moreSettings);
    return settings;
  }
}
