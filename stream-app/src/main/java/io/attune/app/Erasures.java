package io.attune.app;

import io.attune.app.play.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the processor says of calls that it has erased, from a moment on. */
final class Erasures implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int PATIENCE_MS = 15_000;

  private final KafkaConsumer<String, byte[]> consumer;

  private Erasures(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /** From now on. */
  static Erasures from(Cluster cluster) {
    Map<String, Object> settings = new HashMap<>(cluster.client());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(cluster.topics().callErasures()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking waits until it is needed; the end is that of now.
    partitions.forEach(consumer::position);
    return new Erasures(consumer);
  }

  /**
   * Waits for calls.
   *
   * @return those of which nothing was said in time
   */
  Set<String> await(Set<String> callIds, Duration patience) {
    Set<String> missing = new TreeSet<>(callIds);
    long deadline = System.nanoTime() + patience.toNanos();
    while (!missing.isEmpty() && System.nanoTime() < deadline) {
      consumer.poll(POLL).forEach(erased -> missing.remove(erased.key()));
    }
    return missing;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
