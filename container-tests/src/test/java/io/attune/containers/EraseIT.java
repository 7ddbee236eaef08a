package io.attune.containers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.AppConfig;
import io.attune.app.Instance;
import io.attune.app.LocalShelf;
import io.attune.app.Main;
import io.attune.app.Setting;
import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.wire.CallEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What was said on an erased call is nowhere any more: not in a topic, not in a changelog, not in
 * the state folder, not in the database. The call beside it is untouched.
 */
@ResourceLock(Warehouse.LOCK)
@NeedsDocker({Containers.KAFKA, Containers.REGISTRY, Containers.POSTGRES})
@Timeout(240)
class EraseIT {
  private static final String ERASED = "erase-me";
  private static final String KEPT = "keep-me";

  /** What only the erased call has in it: of a customer's words, a cue quotes those it rests on. */
  private static final String SECRET = "bluebottle seventeen";

  private static final String QUOTED = "speak to your manager";
  private static final String OTHER = "marigold thirty";
  private static final String OTHER_QUOTED = "it's useless";
  private static final String APP = "warehouse-erase-it";

  @TempDir Path state;

  private final Warehouse warehouse = Warehouse.shared();

  @Test
  void nothingOfAnErasedCallIsLeftAnywhere() throws Exception {
    try (Instance processor = Instance.start(config(), LocalShelf.byLanguage());
        Producer<String, byte[]> producer = Warehouse.producer()) {
      assertThat(processor.awaitReady(Duration.ofSeconds(60))).isTrue();
      play(producer, ERASED, "i want to " + QUOTED + " about " + SECRET, false);
      play(producer, KEPT, OTHER_QUOTED + " for " + OTHER, true);
      warehouse.await("call_summaries where call_id = '" + KEPT + "'", 1);
      awaitTurns(ERASED);
      assertThat(topicsWith(SECRET, QUOTED)).contains("call-events", "call-turns", "coaching-cues");
      assertThat(tablesWith(SECRET, QUOTED)).contains("call_turns", "coaching_cues");

      assertThat(
              Main.commandLine()
                  .execute(
                      "erase",
                      ERASED,
                      "--bootstrap-servers",
                      Containers.kafka().getBootstrapServers(),
                      "--topic-prefix",
                      Warehouse.TOPICS.prefix(),
                      "--reason",
                      "test"))
          .isZero();
      warehouse.await("call_erasures where call_id = '" + ERASED + "'", 1);
      assertThat(tablesWith(SECRET, QUOTED)).isEmpty();

      // It goes on being published, and a copy of it comes to the database again.
      publish(producer, ERASED, 60_000, said("late", Speaker.CUSTOMER, 50_000, SECRET));
      resend(producer);
      try (AutoCloseable hurried = hurry()) {
        awaitGone();
      }
      // What the database refused has not stopped the sink.
      warehouse.await("call_turns where call_id = 'nudge-0'", 4);
    }
    assertThat(filesWith(SECRET, QUOTED)).isEmpty();
    assertThat(filesWith(OTHER)).as("files are searched the right way").isNotEmpty();
    assertThat(tablesWith(SECRET, QUOTED)).isEmpty();
    assertThat(tablesWith(OTHER, OTHER_QUOTED.replace("'", "''")))
        .contains("call_turns", "coaching_cues");
    assertThat(warehouse.count("call_summaries where call_id = '" + KEPT + "'")).isEqualTo(1);
    assertThat(records("call-summaries"))
        .extracting(record -> new String(record.key(), ISO_8859_1))
        .contains(KEPT);
  }

  private AppConfig config() {
    return AppConfig.read(
        Optional.empty(),
        Map.of(
            Setting.BOOTSTRAP_SERVERS,
            Containers.kafka().getBootstrapServers(),
            Setting.APPLICATION_ID,
            APP,
            Setting.TOPIC_PREFIX,
            Warehouse.TOPICS.prefix(),
            Setting.REPLICATION_FACTOR,
            "1",
            Setting.ROLES,
            "processor",
            Setting.HTTP_PORT,
            "0",
            Setting.STATE_DIR,
            state.toString()));
  }

  // A call of a minute, published at once: its record times are in the past.

  private static void play(
      Producer<String, byte[]> producer, String callId, String words, boolean ends)
      throws Exception {
    publish(
        producer,
        callId,
        0,
        new CallStarted("ann", "sales", "north", "en-US", CallContext.UNKNOWN));
    publish(producer, callId, 4_000, said("s1", Speaker.CUSTOMER, 1_000, words));
    publish(producer, callId, 9_000, said("s2", Speaker.AGENT, 6_000, "i heard: " + words));
    publish(producer, callId, 14_000, said("s3", Speaker.CUSTOMER, 11_000, words + " once more"));
    publish(producer, callId, 30_000, said("s4", Speaker.AGENT, 20_000, "right"));
    if (ends) {
      publish(producer, callId, 40_000, new CallEnded("hangup"));
    }
  }

  private static SegmentHeard said(String id, Speaker speaker, long startMs, String text) {
    return new SegmentHeard(id, 0, true, speaker, "", text, startMs, startMs + 2_500, 1, List.of());
  }

  private static final long START = System.currentTimeMillis() - 60_000;

  private static void publish(
      Producer<String, byte[]> producer, String callId, long atMs, Body body) throws Exception {
    CallEvent event = new CallEvent(callId, "erase", START + atMs, null, body);
    producer
        .send(
            new ProducerRecord<>(
                Warehouse.TOPICS.callEvents(), callId, new CallEvents().encode(event)))
        .get(30, TimeUnit.SECONDS);
  }

  private void awaitTurns(String callId) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (warehouse.count("call_turns where call_id = '" + callId + "'") < 3
        || warehouse.count("coaching_cues where call_id = '" + callId + "'") < 1) {
      assertThat(System.nanoTime()).as("turns and cues in time").isLessThan(until);
      Thread.sleep(100);
    }
  }

  /** A turn of the erased call once more, as after a fail-over of a sink; then one of the other. */
  private void resend(Producer<String, byte[]> producer) throws Exception {
    for (ConsumerRecord<byte[], byte[]> record : records("call-turns")) {
      if (record.value() != null && text(record).contains(SECRET)) {
        producer.send(
            new ProducerRecord<>(
                record.topic(),
                record.partition(),
                new String(record.key(), ISO_8859_1),
                record.value()));
      }
    }
    producer.flush();
  }

  /**
   * Days pass: what is kept for a time is as old as that. Until it is closed: a topic that keeps
   * its records for two seconds loses them to any reader that is late, as a sink is whose database
   * is away.
   */
  private static AutoCloseable hurry() throws Exception {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    try (Admin admin = admin()) {
      for (String topic : ours(admin)) {
        boolean compacts =
            topic.contains("call-views")
                || topic.contains("call-summaries")
                || topic.contains("call-core")
                || topic.contains("call-erasures");
        List<AlterConfigOp> settings = new ArrayList<>();
        settings.add(set(TopicConfig.SEGMENT_MS_CONFIG, "500"));
        settings.add(set(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.01"));
        settings.add(set(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "1000"));
        settings.add(set(TopicConfig.DELETE_RETENTION_MS_CONFIG, "1000"));
        settings.add(set(TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, "0"));
        if (!compacts) {
          settings.add(set(TopicConfig.RETENTION_MS_CONFIG, "2000"));
        }
        changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), settings);
      }
      Map<ConfigResource, Collection<AlterConfigOp>> before = new HashMap<>();
      admin
          .describeConfigs(changes.keySet())
          .all()
          .get(30, TimeUnit.SECONDS)
          .forEach(
              (topic, config) ->
                  before.put(
                      topic,
                      changes.get(topic).stream()
                          .map(change -> change.configEntry().name())
                          .map(name -> set(name, config.get(name).value()))
                          .toList()));
      alter(changes);
      return () -> alter(before);
    }
  }

  private static void alter(Map<ConfigResource, Collection<AlterConfigOp>> changes)
      throws Exception {
    try (Admin admin = admin()) {
      admin.incrementalAlterConfigs(changes).all().get(30, TimeUnit.SECONDS);
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  /** New records close segments, without which nothing is cleaned. */
  private void awaitGone() throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    Set<String> left = topicsWith(SECRET, QUOTED);
    while (!left.isEmpty()) {
      assertThat(System.nanoTime()).as("still in %s", left).isLessThan(until);
      try (Producer<String, byte[]> producer = Warehouse.producer()) {
        nudge(producer);
      }
      Thread.sleep(1_000);
      left = topicsWith(SECRET, QUOTED);
    }
  }

  private static int nudges;

  private void nudge(Producer<String, byte[]> producer) throws Exception {
    for (int i = 0; i < 8; i++) {
      play(producer, "nudge-" + nudges++, "nothing", true);
    }
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", Containers.kafka().getBootstrapServers()));
  }

  private static Set<String> ours(Admin admin) throws Exception {
    Set<String> ours = new TreeSet<>(admin.listTopics().names().get(30, TimeUnit.SECONDS));
    ours.removeIf(t -> !t.startsWith(Warehouse.TOPICS.prefix()) && !t.startsWith(APP));
    return ours;
  }

  /** Names, without our prefix, of the topics and changelogs that hold these words. */
  private static Set<String> topicsWith(String... words) throws Exception {
    Set<String> found = new TreeSet<>();
    try (Admin admin = admin()) {
      for (String topic : ours(admin)) {
        String name = topic.replace(Warehouse.TOPICS.prefix(), "");
        if (read(topic).stream().anyMatch(record -> holds(text(record), words))) {
          found.add(name);
        }
      }
    }
    return found;
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(String name) {
    return read(Warehouse.TOPICS.prefix() + name);
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder all = new StringBuilder();
    all.append(record.key() == null ? "" : new String(record.key(), ISO_8859_1));
    all.append(record.value() == null ? "" : new String(record.value(), ISO_8859_1));
    record.headers().forEach(header -> all.append(new String(header.value(), ISO_8859_1)));
    return all.toString();
  }

  private static boolean holds(String text, String... words) {
    return Stream.of(words).anyMatch(text::contains);
  }

  /** All that a broker gives out, what was never committed included. */
  private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    Map<String, Object> settings =
        new TreeMap<>(Map.of("bootstrap.servers", Containers.kafka().getBootstrapServers()));
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  private Set<String> tablesWith(String... words) throws Exception {
    Set<String> found = new TreeSet<>();
    for (List<Object> table :
        warehouse.query(
            "select table_name from information_schema.tables where table_schema = 'public' and"
                + " table_type = 'BASE TABLE'")) {
      String name = table.get(0).toString();
      for (String each : words) {
        if (warehouse.count(name + " t where t::text like '%" + each + "%'") > 0) {
          found.add(name);
        }
      }
    }
    return found;
  }

  private Set<Path> filesWith(String... words) throws Exception {
    Set<Path> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (holds(new String(Files.readAllBytes(file), ISO_8859_1), words)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
