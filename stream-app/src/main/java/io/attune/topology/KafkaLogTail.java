package io.attune.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The end of the log as Kafka has it, up to the offset that the processors have committed. One
 * connection does for all tasks, and stays open for those that are taken over later: calls wait
 * while it is made. Safe for threads, one at a time.
 */
public final class KafkaLogTail implements LogTail, AutoCloseable {
  /** The longest that a task waits for its tail, in ms; a broker is restarted within that. */
  private static final long WITHIN_MS = 8_000;

  private final Map<String, Object> settings;
  private final String topic;

  /** Made when it is first asked for; nothing of an empty store is heard again. */
  private volatile Consumer<byte[], byte[]> consumer;

  /**
   * @param client how to reach Kafka
   * @param applicationId of the processors, whose offsets say where a task begins
   * @param topics where calls are published
   */
  public KafkaLogTail(Map<String, Object> client, String applicationId, Topics topics) {
    settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, applicationId);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Lookback.MOST);
    // A consumer asks for what comes next before it is told that nobody wants it. At the end of a
    // partition a broker takes this long to answer, and the next task waits behind.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) WITHIN_MS);
    settings.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    this.topic = topics.callEvents();
  }

  @Override
  public synchronized List<ConsumerRecord<byte[], byte[]>> before(int partition, int count) {
    TopicPartition from = new TopicPartition(topic, partition);
    try {
      if (consumer == null) {
        var bytes = new ByteArrayDeserializer();
        consumer = new KafkaConsumer<>(settings, bytes, bytes);
      }
      OffsetAndMetadata begins = consumer.committed(Set.of(from)).get(from);
      return begins == null ? List.of() : read(consumer, from, begins.offset(), count);
    } catch (TimeoutException | WakeupException e) {
      throw new LogUnavailable("the end of " + from + " cannot be read", e);
    }
  }

  /** Whoever waits for an answer has none. */
  @Override
  public void close() {
    Consumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
      synchronized (this) {
        open.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        consumer = null;
      }
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      Consumer<byte[], byte[]> consumer, TopicPartition from, long end, int count) {
    consumer.assign(Set.of(from));
    consumer.seek(from, Math.max(0, end - count));
    long until = System.nanoTime() + Duration.ofMillis(WITHIN_MS).toNanos();
    List<ConsumerRecord<byte[], byte[]>> tail = new ArrayList<>();
    while (consumer.position(from) < end) {
      if (System.nanoTime() > until) {
        throw new TimeoutException("only read up to " + consumer.position(from));
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        if (record.offset() < end) {
          tail.add(record);
        }
      }
    }
    return tail;
  }
}
