package io.attune.app;

import io.attune.app.play.Cluster;
import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.topology.KafkaRefusal;
import io.attune.wire.CallEvents;
import io.attune.wire.Feedback;
import io.attune.wire.Undecodable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Calls as Kafka keeps them: the records of one partition of {@code call-events}, with those of
 * {@code cue-feedback} on the same calls between them, as far back as they are kept.
 */
final class KafkaCalls implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int PATIENCE_MS = 15_000;

  private final KafkaConsumer<String, byte[]> consumer;
  private final Cluster cluster;
  private final CallEvents events;
  private final Feedback feedback;

  private long unreadable;

  private KafkaCalls(KafkaConsumer<String, byte[]> consumer, Cluster cluster) {
    this.consumer = consumer;
    this.cluster = cluster;
    this.events = new CallEvents(cluster.topics().format());
    this.feedback = new Feedback(cluster.topics().format());
  }

  static KafkaCalls at(Cluster cluster) {
    Map<String, Object> settings = new HashMap<>(cluster.client());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    try {
      return new KafkaCalls(
          new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
          cluster);
    } catch (KafkaException e) {
      throw Failure.environment("cannot reach Kafka: " + KafkaRefusal.orMessage(e), e);
    }
  }

  /**
   * Reads all that is kept of a call, and what tells of time beside it: heartbeats and other calls'
   * records on its partition.
   *
   * @param take takes the call's records and heartbeats, in the order of the partition
   * @param pass takes the moments of the other records, epoch ms
   */
  void read(String callId, Consumer<CallInput> take, Consumer<Long> pass) {
    read(callId, Span.ALL, take, pass);
  }

  /**
   * Where in the log to look.
   *
   * @param from Kafka timestamp before which there is nothing of the call, epoch ms
   * @param to record time after which there is nothing of it either, epoch ms
   */
  record Span(long from, long to) {
    static final Span ALL = new Span(0, Long.MAX_VALUE);
  }

  /** The same of a call of which it is known when it was. */
  void read(String callId, Span span, Consumer<CallInput> take, Consumer<Long> pass) {
    try {
      Deque<CueFeedback> said = feedbackOn(callId, span);
      TopicPartition partition = partitionOf(cluster.topics().callEvents(), callId);
      scan(
          partition,
          span,
          read -> {
            CallEvent event = decoded(read);
            if (event == null) {
              return true;
            }
            while (!said.isEmpty() && said.peek().at() <= event.at()) {
              take.accept(said.poll());
            }
            if (event.callId() == null || event.callId().equals(callId)) {
              take.accept(event);
            } else {
              pass.accept(event.at());
            }
            return event.at() <= span.to();
          });
      said.forEach(take);
    } catch (KafkaException e) {
      throw Failure.environment("Kafka cannot be read: " + KafkaRefusal.orMessage(e), e);
    }
  }

  /** Records that could not be decoded; the processor has set them aside. */
  long unreadable() {
    return unreadable;
  }

  private Deque<CueFeedback> feedbackOn(String callId, Span span) {
    List<CueFeedback> said = new ArrayList<>();
    scan(
        partitionOf(cluster.topics().cueFeedback(), callId),
        span,
        read -> {
          if (callId.equals(read.key())) {
            try {
              said.add(feedback.decode(read.value()));
            } catch (Undecodable e) {
              unreadable++;
            }
          }
          return true;
        });
    return new ArrayDeque<>(said);
  }

  private CallEvent decoded(ConsumerRecord<String, byte[]> read) {
    try {
      return cluster.topics().redaction().of(events.decode(read.value()));
    } catch (Undecodable e) {
      unreadable++;
      return null;
    }
  }

  /** Where Kafka's producers put a key unless they are told otherwise. */
  private TopicPartition partitionOf(String topic, String callId) {
    int partitions = consumer.partitionsFor(topic).size();
    int hash = Utils.toPositive(Utils.murmur2(callId.getBytes(StandardCharsets.UTF_8)));
    return new TopicPartition(topic, hash % partitions);
  }

  /**
   * From where a span begins to the end as it is now.
   *
   * @param each tells whether to go on
   */
  private void scan(
      TopicPartition partition, Span span, Predicate<ConsumerRecord<String, byte[]>> each) {
    List<TopicPartition> only = List.of(partition);
    consumer.assign(only);
    long end = consumer.endOffsets(only).get(partition);
    OffsetAndTimestamp first =
        consumer.offsetsForTimes(Map.of(partition, span.from())).get(partition);
    consumer.seek(partition, first == null ? end : first.offset());
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<String, byte[]> read : consumer.poll(POLL)) {
        if (read.offset() >= end || !each.test(read)) {
          return;
        }
      }
    }
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofMillis(500)));
  }
}
