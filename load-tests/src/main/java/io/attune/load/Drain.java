package io.attune.load;

import io.attune.app.AppConfig;
import io.attune.app.Playbooks;
import io.attune.app.Setting;
import io.attune.app.StreamsSettings;
import io.attune.app.up.TempHome;
import io.attune.embedded.BrokerOptions;
import io.attune.embedded.EmbeddedKafka;
import io.attune.engine.Shelf;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.topology.CallTopology;
import io.attune.topology.Topics;
import io.attune.topology.TopologyMeters;
import io.attune.topology.TopologySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/**
 * How fast a backlog of final segments is worked off: exactly-once, at the settings that calls run
 * on.
 */
final class Drain implements Workload {
  private static final int CALLS = 2_000;
  private static final int PARTITIONS = 4;

  /** Sizes of what Attune writes for a turn, for the bare topology to write as much. */
  private static final int CORE_BYTES = 400;

  private static final int WINDOW_BYTES = 200;

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public String description() {
    return "a pre-loaded topic of final segments, records per second";
  }

  @Override
  public BenchResult run(BenchOptions options, PrintWriter progress) throws Exception {
    int records = options.records();
    int rounds = options.rounds();
    List<Double> attune = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> floor = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerOptions.defaults())) {
      Topics topics = Topics.PLAIN;
      kafka.createTopics(topics.toCreate(PARTITIONS, (short) 1));
      load(kafka.bootstrapServers(), topics, records);
      // The first round warms the process up and is not counted.
      for (int round = 0; round <= rounds; round++) {
        Drained a = drain(kafka, topics, attune(topics), "attune-" + round, records);
        Drained b =
            drain(
                kafka,
                topics,
                BareTopology.of(topics, CORE_BYTES, WINDOW_BYTES),
                "bare-" + round,
                records);
        double c = PlainCopy.recordsPerSecond(kafka.bootstrapServers(), topics, records);
        progress.printf(
            "%s: attune %,.0f/s, bare topology %,.0f/s, plain copy %,.0f/s%n",
            round == 0 ? "warm-up" : "round " + round, a.perSecond(), b.perSecond(), c);
        progress.flush();
        if (round > 0) {
          attune.add(a.perSecond());
          bare.add(b.perSecond());
          floor.add(c);
          notes.add(
              String.format(
                  "round %d: CPU of app and broker %.1f µs a record (bare %.1f)",
                  round, a.cpuMicros(), b.cpuMicros()));
        }
      }
    }
    notes.add(
        records
            + " records of "
            + CALLS
            + " calls, "
            + PARTITIONS
            + " partitions, 1 thread, broker in the same process");
    return new BenchResult(name(), "records/s", attune, bare, floor, notes);
  }

  private static Topology attune(Topics topics) {
    TopologySettings standard = TopologySettings.DEFAULT;
    return CallTopology.of(
        new TopologySettings(
            topics,
            standard.words(),
            standard.tickMs(),
            standard.producerLostMs(), standard.dueBudgetMs()),
        Shelf.of(Playbooks.engine(PlaybookYaml.bundled("default-en"))),
        new TopologyMeters(new SimpleMeterRegistry()));
  }

  private static void load(String servers, Topics topics, int records) throws Exception {
    CallFlood flood = new CallFlood(CALLS);
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ProducerConfig.BATCH_SIZE_CONFIG,
            131_072);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>(topics.callEvents(), flood.key(i), flood.value(i)));
      }
    }
  }

  private static Drained drain(
      EmbeddedKafka kafka, Topics topics, Topology topology, String applicationId, int records)
      throws Exception {
    try (TempHome state = TempHome.make()) {
      return drain(kafka, topics, topology, applicationId, records, state.path());
    }
  }

  private static Drained drain(
      EmbeddedKafka kafka,
      Topics topics,
      Topology topology,
      String applicationId,
      int records,
      Path state)
      throws Exception {
    AppConfig config =
        AppConfig.read(
            Optional.empty(),
            Map.of(
                Setting.BOOTSTRAP_SERVERS,
                kafka.bootstrapServers(),
                Setting.APPLICATION_ID,
                applicationId,
                Setting.REPLICATION_FACTOR,
                "1",
                Setting.STATE_DIR,
                state.toString()));
    Properties settings = StreamsSettings.of(config, topics.deadLetters());
    try (KafkaStreams streams = new KafkaStreams(topology, settings)) {
      streams.start();
      Drained drained =
          Drained.watch(kafka.bootstrapServers(), applicationId, topics.callEvents(), records);
      streams.close(
          CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
      return drained;
    }
  }
}
