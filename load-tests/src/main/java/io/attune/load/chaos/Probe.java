package io.attune.load.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.schemas.DeadLetterHeaders;
import io.attune.topology.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Tells when each partition is processed: ten times a second it publishes to each a record that
 * nobody can read, which comes back as a dead letter as soon as its transaction is committed. It
 * also sees how late cues come. Threads of its own; the methods are for any.
 */
final class Probe implements AutoCloseable {
  private static final long EVERY_MS = 100;
  private static final byte[] UNREADABLE = {0};

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Thread sender = new Thread(this::send, "chaos-probe");
  private final Thread reader = new Thread(this::read, "chaos-probe-reader");
  private long sent;
  private volatile boolean isStopped;
  private volatile boolean isClosed;

  /**
   * Something that came out.
   *
   * @param partition of what led to it
   * @param isCue whether it is a cue; else it is what the probe sent
   * @param publishedAt when what led to it was published, epoch ms
   * @param readAt when a reader of committed records had it, epoch ms
   */
  record Delivery(int partition, boolean isCue, long publishedAt, long readAt) {
    long delayMs() {
      return readAt - publishedAt;
    }
  }

  Probe(String servers) {
    producer = CallProducer.open(servers);
    for (int partition = 0; partition < Stage.PARTITIONS; partition++) {
      keys.add(keyOf(partition));
    }
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        Stream.of(Topics.PLAIN.deadLetters(), Topics.PLAIN.coachingCues())
            .flatMap(
                topic ->
                    Stream.iterate(0, p -> p + 1)
                        .limit(Stage.PARTITIONS)
                        .map(p -> new TopicPartition(topic, p)))
            .toList());
    sender.setDaemon(true);
    reader.setDaemon(true);
    sender.start();
    reader.start();
  }

  /** A key whose dead letters are written by the one who processes the partition. */
  private static byte[] keyOf(int partition) {
    for (int i = 0; ; i++) {
      byte[] key = ("probe-" + i).getBytes(UTF_8);
      if (Utils.toPositive(Utils.murmur2(key)) % Stage.PARTITIONS == partition) {
        return key;
      }
    }
  }

  private void send() {
    try {
      while (!isStopped) {
        for (int partition = 0; partition < Stage.PARTITIONS; partition++) {
          producer.send(
              new ProducerRecord<>(
                  Topics.PLAIN.callEvents(), partition, keys.get(partition), UNREADABLE));
          sent++;
        }
        Thread.sleep(EVERY_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    while (!isClosed) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
        take(record, System.currentTimeMillis());
      }
    }
    consumer.close();
  }

  private synchronized void take(ConsumerRecord<byte[], byte[]> record, long now) {
    boolean isCue = record.topic().equals(Topics.PLAIN.coachingCues());
    boolean isOurs = record.value() != null && record.value().length == UNREADABLE.length;
    if (isCue || (isOurs && record.headers().lastHeader(DeadLetterHeaders.REASON) != null)) {
      deliveries.add(new Delivery(record.partition(), isCue, record.timestamp(), now));
      notifyAll();
    }
  }

  /**
   * Waits until something has come out of every partition that was published after a moment.
   *
   * @param since epoch ms
   * @return when, epoch ms
   * @throws IllegalStateException if it does not within the patience
   */
  synchronized long awaitRecovery(long since, Duration patience) throws InterruptedException {
    long deadline = System.currentTimeMillis() + patience.toMillis();
    while (true) {
      long recovered = recoveredAt(since);
      if (recovered >= 0) {
        return recovered;
      }
      long left = deadline - System.currentTimeMillis();
      if (left <= 0) {
        throw new IllegalStateException(
            "nothing came out of some partitions for " + patience.toSeconds() + " s");
      }
      wait(left);
    }
  }

  private long recoveredAt(long since) {
    long all = since;
    for (int partition = 0; partition < Stage.PARTITIONS; partition++) {
      int p = partition;
      long first =
          deliveries.stream()
              .filter(d -> !d.isCue() && d.partition() == p && d.publishedAt() > since)
              .mapToLong(Delivery::readAt)
              .min()
              .orElse(-1);
      if (first < 0) {
        return -1;
      }
      all = Math.max(all, first);
    }
    return all;
  }

  /** What came out of some partitions of what was published within a time, epoch ms. */
  synchronized List<Delivery> between(Set<Integer> partitions, long from, long to) {
    return deliveries.stream()
        .filter(d -> partitions.contains(d.partition()))
        .filter(d -> d.publishedAt() >= from && d.publishedAt() <= to)
        .toList();
  }

  /** Stops to publish, so that everything can come to an end. */
  void stopSending() throws InterruptedException {
    isStopped = true;
    sender.join();
    producer.flush();
  }

  /** How many records it has published; of use after {@link #stopSending}. */
  long sent() {
    return sent;
  }

  @Override
  public void close() throws InterruptedException {
    isStopped = true;
    sender.join();
    producer.close();
    isClosed = true;
    reader.join();
  }
}
