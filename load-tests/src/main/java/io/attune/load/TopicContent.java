package io.attune.load;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What lies in a topic, or was written to it since a moment, all of it read.
 *
 * @param records committed ones
 * @param valueBytes of all values together
 * @param bytes of all keys and values together
 * @param millis that reading took
 */
record TopicContent(long records, long valueBytes, long bytes, double millis) {
  /** Where topics end, by partition; those that are not there yet have none. */
  static Map<TopicPartition, Long> ends(String servers, Collection<String> topics) {
    try (var consumer = consumer(servers)) {
      List<TopicPartition> partitions =
          topics.stream().flatMap(topic -> partitions(consumer, topic).stream()).toList();
      // Of others it would warn.
      consumer.assign(partitions);
      return consumer.endOffsets(partitions);
    }
  }

  /**
   * Reads a topic that nobody writes to, from a place to its end; empty if there is none.
   *
   * @param from as {@link #ends} told; partitions that are not in it are read from their beginning
   */
  static TopicContent since(String servers, String topic, Map<TopicPartition, Long> from) {
    try (var consumer = consumer(servers)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      long begun = System.nanoTime();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      partitions.stream().filter(from::containsKey).forEach(p -> consumer.seek(p, from.get(p)));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long records = 0;
      long valueBytes = 0;
      long bytes = 0;
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          records++;
          valueBytes += record.value() == null ? 0 : record.value().length;
          bytes += Math.max(0, record.serializedKeySize());
        }
      }
      double millis = (System.nanoTime() - begun) / 1e6;
      return new TopicContent(records, valueBytes, bytes + valueBytes, millis);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String servers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }
}
