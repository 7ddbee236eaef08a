package io.attune.app.playbook;

import io.attune.app.Failure;
import io.attune.app.play.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all of a topic that has been committed up to now, once. */
public final class CommittedRecords {

  /** No record for so long means that the broker has stopped to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A consumer asks ahead, and its close waits for that answer, for which there are no records. */
  private static final int LAST_FETCH_MS = 20;

  private CommittedRecords() {}

  /**
   * @param isWanted which partitions to read
   * @param taker is given each record, in the order of its partition
   * @throws Failure if the broker stops to answer
   */
  public static void read(
      Cluster cluster,
      String topic,
      Predicate<Integer> isWanted,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    Map<String, Object> settings = new HashMap<>(cluster.client());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LAST_FETCH_MS);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .filter(partition -> isWanted.test(partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!isAt(ends, consumer)) {
        if (System.nanoTime() > deadline) {
          throw Failure.environment("Kafka stopped in the middle of " + topic, null);
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          taker.accept(record);
          deadline = System.nanoTime() + PATIENCE.toNanos();
        }
      }
    }
  }

  private static boolean isAt(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
