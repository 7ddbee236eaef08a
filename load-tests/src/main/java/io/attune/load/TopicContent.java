package io.attune.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What lies in a topic, all of it read.
 *
 * @param records committed ones
 * @param valueBytes of all values together
 * @param bytes of all keys and values together
 * @param millis that reading took
 */
record TopicContent(long records, long valueBytes, long bytes, double millis) {
  /** Reads a topic that nobody writes to, from its beginning to its end; empty if there is none. */
  static TopicContent read(String servers, String topic) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      long begun = System.nanoTime();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
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
}
