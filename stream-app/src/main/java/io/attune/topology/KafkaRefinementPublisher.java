package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.call.CallEvent;
import io.attune.tracing.TraceHeaders;
import io.attune.wire.CallEvents;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes answers to {@code call-events}, each beside its call. With a producer of its own, outside
 * the transactions of the tasks: an answer that is lost leaves a turn as the words alone tell it,
 * and one that comes twice changes nothing, so neither is worth a wait.
 */
public final class KafkaRefinementPublisher implements RefinementPublisher {
  /** An answer that takes longer is of no use any more, in ms. */
  private static final int WITHIN_MS = 2_000;

  private final CallEvents events;
  private final Producer<byte[], byte[]> producer;
  private final String topic;

  /**
   * @param client how to reach Kafka
   * @param topics where calls are published
   */
  public KafkaRefinementPublisher(Map<String, Object> client, Topics topics) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WITHIN_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, WITHIN_MS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, WITHIN_MS);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topics.callEvents();
    this.events = new CallEvents(topics.format());
  }

  @Override
  public void publish(CallEvent answer, Runnable onLoss) {
    try {
      producer.send(
          new ProducerRecord<>(
              topic,
              null,
              answer.callId().getBytes(UTF_8),
              events.encode(answer),
              TraceHeaders.current()),
          (metadata, failure) -> {
            if (failure != null) {
              onLoss.run();
            }
          });
    } catch (KafkaException e) {
      onLoss.run();
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
