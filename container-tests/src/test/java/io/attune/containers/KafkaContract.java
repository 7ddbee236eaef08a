package io.attune.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.embedded.TopicCreation;
import io.attune.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Attune needs of Kafka, whoever runs it: topics that are kept as asked, transactions,
 * compaction that forgets, and the same cues as from the engine alone. Each test takes names of its
 * own, so brokers may be shared.
 */
abstract class KafkaContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The cleaner looks for work every 15 s, and the segment must have been rolled before. */
  private static final Duration CLEANED_WITHIN = Duration.ofSeconds(60);

  private final String name = "contract-" + UUID.randomUUID().toString().substring(0, 8);

  /** The broker under test, {@code host:port}. */
  abstract String bootstrapServers();

  @Test
  void topicsAreMadeWithTheSettingsThatAttuneAsksFor() throws Exception {
    Collection<NewTopic> wanted = new Topics(name + ".").toCreate(3, (short) 1);
    TopicCreation.run(bootstrapServers(), wanted);
    try (Admin admin = admin()) {
      for (NewTopic topic : wanted) {
        var described =
            admin.describeTopics(List.of(topic.name())).allTopicNames().get(30, TimeUnit.SECONDS);
        assertThat(described.get(topic.name()).partitions()).hasSize(topic.numPartitions());
        Config kept = settingsOf(admin, topic.name());
        topic
            .configs()
            .forEach(
                (key, value) ->
                    assertThat(kept.get(key).value())
                        .as(topic.name() + " " + key)
                        .isEqualTo(value));
      }
    }
  }

  @Test
  void committedReadersSeeATransactionAndItsOffsetsTogetherOrNotAtAll() throws Exception {
    create(Map.of());
    TopicPartition read = new TopicPartition(name, 0);
    var group = new ConsumerGroupMetadata(name + "-group");
    try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", name));
        Admin admin = admin()) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(name, "call", "aborted"));
      producer.sendOffsetsToTransaction(Map.of(read, new OffsetAndMetadata(7)), group);
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(name, "call", "committed"));
      producer.sendOffsetsToTransaction(Map.of(read, new OffsetAndMetadata(1)), group);
      producer.commitTransaction();

      assertThat(values(records("read_committed", 1))).containsExactly("committed");
      assertThat(values(records("read_uncommitted", 2))).containsExactly("aborted", "committed");
      var offsets =
          admin
              .listConsumerGroupOffsets(group.groupId())
              .partitionsToOffsetAndMetadata()
              .get(30, TimeUnit.SECONDS);
      assertThat(offsets.get(read).offset()).isEqualTo(1);
    }
  }

  @Test
  void anInstanceThatWasReplacedCanNoLongerWrite() throws Exception {
    create(Map.of());
    try (KafkaProducer<String, String> old = producer(Map.of("transactional.id", name));
        KafkaProducer<String, String> replacement = producer(Map.of("transactional.id", name))) {
      old.initTransactions();
      old.beginTransaction();
      old.send(new ProducerRecord<>(name, "call", "of the old one"));
      old.flush();
      replacement.initTransactions();
      replacement.beginTransaction();
      replacement.send(new ProducerRecord<>(name, "call", "of its replacement"));
      replacement.commitTransaction();

      assertThatThrownBy(old::commitTransaction).isInstanceOf(KafkaException.class);
      assertThat(values(records("read_committed", 1))).containsExactly("of its replacement");
    }
  }

  @Test
  void compactionForgetsWhatATombstoneNames() throws Exception {
    create(
        Map.of(
            "cleanup.policy", "compact",
            "segment.ms", "100",
            "min.cleanable.dirty.ratio", "0.01",
            "delete.retention.ms", "100"));
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      send(producer, "forgotten", "what was said");
      send(producer, "kept", "first");
      send(producer, "forgotten", null);
      send(producer, "kept", "last");
      long deadline = System.nanoTime() + CLEANED_WITHIN.toNanos();
      List<String> left = List.of();
      // The segment that is written to is never compacted: a record now and then begins others.
      while (System.nanoTime() < deadline && !left.equals(List.of("last"))) {
        TimeUnit.MILLISECONDS.sleep(500);
        send(producer, "later", "");
        left =
            values(everything().stream().filter(record -> !record.key().equals("later")).toList());
      }
      assertThat(left).containsExactly("last");
    }
  }

  @Test
  void headersAndTimestampsArriveAsTheyWereSent() throws Exception {
    create(Map.of());
    byte[] trace = "00-0af7651916cd43dd8448eb211c80319c-01".getBytes(StandardCharsets.US_ASCII);
    var sent = new ProducerRecord<>(name, 0, 1_760_000_000_123L, "call", "words");
    sent.headers().add("traceparent", trace).add("empty", new byte[0]);
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(sent).get(30, TimeUnit.SECONDS);
    }
    ConsumerRecord<String, String> came = records("read_committed", 1).get(0);
    assertThat(came.timestamp()).isEqualTo(1_760_000_000_123L);
    assertThat(came.headers()).isEqualTo(sent.headers());
  }

  @Test
  void aCallThroughTheProcessorGivesTheCuesOfTheEngineAlone(@TempDir Path state) throws Exception {
    TopicCreation.run(bootstrapServers(), new Topics(name + ".").toCreate(2, (short) 1));
    SampleRun run = SampleRun.through(bootstrapServers(), name + ".", state);
    assertThat(run.cueIds())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(SampleRun.cueIdsOfTheEngineAlone());
    assertThat(run.duplicates()).isZero();
  }

  // --- Kafka's clients ---------------------------------------------------------------------------

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  private void create(Map<String, String> settings) {
    TopicCreation.run(
        bootstrapServers(), List.of(new NewTopic(name, 1, (short) 1).configs(settings)));
  }

  private static Config settingsOf(Admin admin, String topic) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get(30, TimeUnit.SECONDS).get(resource);
  }

  private KafkaProducer<String, String> producer(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("bootstrap.servers", bootstrapServers());
    return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
  }

  private void send(KafkaProducer<String, String> producer, String key, String value)
      throws InterruptedException, ExecutionException, TimeoutException {
    producer.send(new ProducerRecord<>(name, 0, key, value)).get(30, TimeUnit.SECONDS);
  }

  private KafkaConsumer<String, String> consumer(String isolation) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers(), "isolation.level", isolation),
            new StringDeserializer(),
            new StringDeserializer());
    TopicPartition partition = new TopicPartition(name, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    return consumer;
  }

  /** From the beginning, until that many came. */
  private List<ConsumerRecord<String, String>> records(String isolation, int count) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<String, String> consumer = consumer(isolation)) {
      while (records.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** Whatever is there now. */
  private List<ConsumerRecord<String, String>> everything() {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    TopicPartition partition = new TopicPartition(name, 0);
    try (KafkaConsumer<String, String> consumer = consumer("read_committed")) {
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static List<String> values(List<ConsumerRecord<String, String>> records) {
    return records.stream().map(ConsumerRecord::value).toList();
  }
}
