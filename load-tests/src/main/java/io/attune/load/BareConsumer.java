package io.attune.load;

import io.attune.topology.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The floor: reads committed cues, and does nothing with them but look at the clock. */
final class BareConsumer implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final CueTimes times;
  private final Thread thread = new Thread(this::read, "bench-bare-consumer");

  private BareConsumer(String servers, CueTimes times) {
    this.times = times;
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.PLAIN.coachingCues()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread.setDaemon(true);
  }

  /** Reads from now on. */
  static BareConsumer start(String servers, CueTimes times) {
    BareConsumer started = new BareConsumer(servers, times);
    started.thread.start();
    return started;
  }

  private void read() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> read : consumer.poll(Duration.ofMillis(250))) {
          byte[] number = read.headers().lastHeader(CuePublisher.NUMBER).value();
          times.consumed(ByteBuffer.wrap(number).getInt());
        }
      }
    } catch (WakeupException e) {
      // That is how close() ends it.
    }
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
  }
}
