package io.attune.load;

import io.attune.app.AppConfig;
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
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The floor: a consumer and a producer in one thread that copy every final segment, and probes to
 * the cues too, with no state and no transactions.
 */
final class PlainCopy implements AutoCloseable {
  private final Topics topics;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread = new Thread(this::copy, "plain-copy");
  private volatile boolean stopping;

  private PlainCopy(AppConfig config) {
    topics = config.topics();
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG, config.applicationId(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000,
                ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, config.commitIntervalMs()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                config.bootstrapServers(),
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BATCH_SIZE_CONFIG,
                131_072),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Copies from now on. */
  static PlainCopy start(AppConfig config) {
    PlainCopy copy = new PlainCopy(config);
    copy.consumer.subscribe(List.of(copy.topics.callEvents()));
    copy.thread.start();
    return copy;
  }

  private void copy() {
    while (!stopping) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        BenchHeader kind = BenchHeader.of(record.headers());
        if (kind == BenchHeader.FINAL || kind == BenchHeader.PROBE) {
          copy(record, topics.callTurns());
        }
        if (kind == BenchHeader.PROBE) {
          copy(record, topics.coachingCues());
        }
      }
    }
  }

  private void copy(ConsumerRecord<byte[], byte[]> record, String topic) {
    producer.send(
        new ProducerRecord<>(topic, null, null, record.key(), record.value(), record.headers()));
  }

  @Override
  public void close() throws InterruptedException {
    stopping = true;
    thread.join();
    producer.close();
    consumer.close();
  }
}
