package io.attune.load;

import io.attune.topology.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The floor: a consumer and a producer in one thread that copy every record, with no state and no
 * transactions.
 */
final class PlainCopy {
  private PlainCopy() {}

  static double recordsPerSecond(String servers, Topics topics, int records) {
    Map<String, Object> reading =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            2_000);
    Map<String, Object> writing =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ProducerConfig.BATCH_SIZE_CONFIG,
            131_072);
    try (var consumer =
            new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var producer =
            new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<PartitionInfo> partitions = consumer.partitionsFor(topics.callEvents());
      consumer.assign(
          partitions.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList());
      long done = 0;
      long begun = 0;
      long counted = 0;
      while (done < records * 0.95) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          producer.send(new ProducerRecord<>(topics.callTurns(), record.key(), record.value()));
          done++;
        }
        if (begun == 0 && done >= records * 0.2) {
          begun = System.nanoTime();
          counted = done;
        }
      }
      producer.flush();
      return (done - counted) / ((System.nanoTime() - begun) / 1e9);
    }
  }
}
