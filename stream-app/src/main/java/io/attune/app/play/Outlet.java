package io.attune.app.play;

import io.attune.call.CallEvent;
import io.attune.call.CueFeedback;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import io.attune.wire.Feedback;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Where a player publishes. A record's Kafka timestamp is the wall clock at which it was handed to
 * the client. Nothing here waits for an answer; what goes wrong is found in {@link #failure}.
 */
final class Outlet implements AutoCloseable {
  private final Producer<String, byte[]> producer;
  private final Topics topics;
  private final LongSupplier clock;
  private final int partitions;
  private final CallEvents events;
  private final Feedback feedback;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @param producer closed with this
   * @param clock the wall clock, epoch ms
   */
  Outlet(Producer<String, byte[]> producer, Topics topics, LongSupplier clock) {
    this.producer = producer;
    this.topics = topics;
    this.clock = clock;
    this.events = new CallEvents(topics.format());
    this.feedback = new Feedback(topics.format());
    this.partitions = producer.partitionsFor(topics.callEvents()).size();
  }

  /**
   * Connects to a cluster.
   *
   * @throws org.apache.kafka.common.KafkaException if it does not answer, or has no such topic
   */
  static Outlet connect(Cluster cluster, LongSupplier clock) {
    Map<String, Object> settings = new HashMap<>(cluster.client());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // A lone segment must not wait for company.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    Producer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    try {
      return new Outlet(producer, cluster.topics(), clock);
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /**
   * Publishes an event of one call without personal data, or one for everybody to every partition.
   */
  void publish(CallEvent event) {
    byte[] value = events.encode(topics.redaction().of(event));
    if (event.callId() != null) {
      send(topics.callEvents(), null, event.callId(), value);
      return;
    }
    for (int partition = 0; partition < partitions; partition++) {
      send(topics.callEvents(), partition, null, value);
    }
  }

  /** Publishes what became of a cue. */
  void publish(CueFeedback event) {
    send(topics.cueFeedback(), null, event.callId(), feedback.encode(event));
  }

  private void send(String topic, Integer partition, String key, byte[] value) {
    producer.send(
        new ProducerRecord<>(topic, partition, clock.getAsLong(), key, value),
        (sent, e) -> {
          if (e != null) {
            failure.compareAndSet(null, e);
          }
        });
  }

  /** The first record that could not be published, null if there is none. */
  Exception failure() {
    return failure.get();
  }

  /** Waits at most a second for what is on its way. */
  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
