package io.attune.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics as whoever shows them does, committed records only, from now on. */
final class TopicReader implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private final Handler handler;
  private final Thread thread = new Thread(this::read, "bench-reader");
  private volatile boolean stopping;
  private volatile Exception fault;

  /** Takes what is read, in the reader's thread. */
  interface Handler {
    /**
     * A record has come.
     *
     * @param nanos when, by {@link System#nanoTime}
     */
    void take(ConsumerRecord<String, byte[]> record, long nanos) throws Exception;
  }

  private TopicReader(String servers, Handler handler) {
    this.handler = handler;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    thread.setDaemon(true);
  }

  /** Starts with what is written after this. */
  static TopicReader start(String servers, List<String> topics, Handler handler) {
    TopicReader reader = new TopicReader(servers, handler);
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> reader.consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    reader.consumer.assign(partitions);
    reader.consumer.seekToEnd(partitions);
    partitions.forEach(reader.consumer::position);
    reader.thread.start();
    return reader;
  }

  private void read() {
    try {
      while (!stopping) {
        var records = consumer.poll(Duration.ofMillis(50));
        long now = System.nanoTime();
        for (ConsumerRecord<String, byte[]> record : records) {
          handler.take(record, now);
        }
      }
    } catch (Exception e) {
      fault = e;
    }
  }

  /**
   * Stops reading.
   *
   * @throws IllegalStateException if something could not be read
   */
  @Override
  public void close() throws InterruptedException {
    stopping = true;
    thread.join();
    consumer.close();
    if (fault != null) {
      throw new IllegalStateException("a record cannot be read", fault);
    }
  }
}
