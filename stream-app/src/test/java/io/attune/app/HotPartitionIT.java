package io.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One partition gets more than can be processed at once, and one thread does all partitions: the
 * others go on. How late a partition is, a record shows that nobody can read, by its dead letter.
 *
 * <p>{@code -Dhot.segments=200000} makes the flood longer.
 */
@ExtendWith(SharedKafka.class)
@Tag("alone")
@Timeout(600)
class HotPartitionIT {
  private static final int SEGMENTS = Integer.getInteger("hot.segments", 4_000);
  private static final int PARTITIONS = 4;
  private static final int HOT = 0;
  private static final long PROBE_MS = 50;
  private static final int QUIET_PROBES = 40;

  private static final String LAST = "the last of the flood";

  /** What floods the partition. */
  enum Flood {
    ONE_CALL,
    MANY_CALLS
  }

  @TempDir Path folder;

  private final Map<String, Long> sentNs = new LinkedHashMap<>();
  private final Map<String, Long> lateMs = new LinkedHashMap<>();

  @ParameterizedTest
  @EnumSource
  void theOthersAreNotStarved(Flood flood, EmbeddedKafka kafka) throws Exception {
    Topics topics = new Topics("hot-" + flood.ordinal() + ".");
    kafka.createTopics(topics.toCreate(PARTITIONS, (short) 1));
    try (Instance instance = Instance.start(config(kafka, topics), LocalShelf.byLanguage());
        KafkaProducer<String, byte[]> producer = producer(kafka);
        KafkaConsumer<String, byte[]> letters = letters(kafka, topics)) {
      assertThat(instance.awaitReady(Duration.ofSeconds(60))).isTrue();
      for (int i = 0; i < QUIET_PROBES; i++) {
        probe(producer, topics, i);
        read(letters, PROBE_MS);
      }
      readAll(letters);
      List<Long> quiet = latenesses();

      long begun = System.nanoTime();
      send(producer, topics, flood);
      int probes = 0;
      while (!lateMs.containsKey(LAST)) {
        probe(producer, topics, probes++);
        read(letters, PROBE_MS);
      }
      long floodedNs = System.nanoTime() - begun;
      // Not a time, which a busy machine stretches: who starves waits for the end of the flood.
      List<String> starved =
          sentNs.entrySet().stream()
              .filter(sent -> sent.getValue() - begun < floodedNs / 2)
              .map(Map.Entry::getKey)
              .toList();
      assertThat(starved).as("sent in the first half, and not heard by the end").isEmpty();
      readAll(letters);
      lateMs.remove(LAST);
      List<Long> flooded = latenesses();

      assertThat(flooded).hasSizeGreaterThan(PARTITIONS);
      System.out.printf(
          "%s: %d segments processed in %d ms; lateness of the others, ms (p50, p95, max):"
              + " before %s, beside it %s%n",
          flood, SEGMENTS, floodedNs / 1_000_000, percentiles(quiet), percentiles(flooded));
    }
  }

  private AppConfig config(EmbeddedKafka kafka, Topics topics) {
    return TestConfig.at(
        kafka,
        topics.prefix(),
        folder,
        Map.of(Setting.APPLICATION_ID, topics.prefix() + "app", Setting.ROLES, "processor"));
  }

  private static KafkaProducer<String, byte[]> producer(EmbeddedKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "buffer.memory", 256 << 20),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static KafkaConsumer<String, byte[]> letters(EmbeddedKafka kafka, Topics topics) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new TopicPartition(topics.deadLetters(), i));
    }
    consumer.assign(partitions);
    return consumer;
  }

  /** A record that nobody can read, to each partition but the hot one. */
  private void probe(KafkaProducer<String, byte[]> producer, Topics topics, int number) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      if (partition != HOT) {
        unreadable(producer, topics, partition, "probe " + partition + "-" + number);
      }
    }
  }

  private void unreadable(
      KafkaProducer<String, byte[]> producer, Topics topics, int partition, String name) {
    sentNs.put(name, System.nanoTime());
    producer.send(
        new ProducerRecord<>(topics.callEvents(), partition, name, "unreadable".getBytes(UTF_8)));
  }

  private void send(KafkaProducer<String, byte[]> producer, Topics topics, Flood flood) {
    CallEvents events = new CallEvents();
    long now = System.currentTimeMillis();
    for (int i = 0; i < SEGMENTS; i++) {
      String call = flood == Flood.ONE_CALL ? "the one" : "call " + i / 10;
      long startMs = i % 8_000 * 10_000L;
      SegmentHeard said =
          new SegmentHeard(
              "s" + i,
              0,
              true,
              i % 2 == 0 ? Speaker.CUSTOMER : Speaker.AGENT,
              "",
              "that is more than we planned and I am not happy about it",
              startMs,
              startMs + 900,
              1,
              List.of());
      producer.send(
          new ProducerRecord<>(
              topics.callEvents(), HOT, call, events.encode(CallEvent.of(call, now, said))));
    }
    unreadable(producer, topics, HOT, LAST);
  }

  private void read(KafkaConsumer<String, byte[]> letters, long forMs) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(forMs);
    for (long left = forMs; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      for (ConsumerRecord<String, byte[]> letter : letters.poll(Duration.ofMillis(left))) {
        Long sent = sentNs.remove(letter.key());
        if (sent != null) {
          lateMs.put(letter.key(), (System.nanoTime() - sent) / 1_000_000);
        }
      }
    }
  }

  private void readAll(KafkaConsumer<String, byte[]> letters) {
    while (!sentNs.isEmpty()) {
      read(letters, PROBE_MS);
    }
  }

  private List<Long> latenesses() {
    List<Long> sorted = new ArrayList<>(lateMs.values());
    Collections.sort(sorted);
    lateMs.clear();
    return sorted;
  }

  private static List<Long> percentiles(List<Long> sorted) {
    return List.of(
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 95 / 100),
        sorted.get(sorted.size() - 1));
  }
}
