package io.attune.topology;

import io.attune.wire.PlaybookDocuments;
import io.attune.wire.PublishedPlaybook;
import io.attune.wire.Undecodable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of playbooks from its beginning, as documents are committed to it. For one
 * thread, but for {@link #wakeUp}.
 */
public final class PlaybookFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlaybookFeed.class);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final PlaybookDocuments documents = new PlaybookDocuments();
  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final PlaybookMeters meters;

  /**
   * @param client how to reach Kafka
   * @param topic where playbooks are published
   * @param meters count what is no playbook
   */
  public PlaybookFeed(Map<String, Object> client, String topic, PlaybookMeters meters) {
    this.meters = meters;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.topic = topic;
  }

  /** What was published since, waiting for a while if there is nothing. */
  List<PublishedPlaybook> poll(Duration patience) {
    if (!isAssigned()) {
      return List.of();
    }
    List<PublishedPlaybook> published = new ArrayList<>();
    consumer
        .poll(patience)
        .forEach(
            record -> {
              try {
                if (record.value() != null) {
                  published.add(documents.decode(record.value()));
                }
              } catch (Undecodable e) {
                meters.unreadable();
                LOG.warn(
                    "The record of {} at offset {} is no playbook and is left out: {}",
                    topic,
                    record.offset(),
                    e.getMessage());
              }
            });
    return published;
  }

  /** Whether everything that had been committed when it was asked for has been polled. */
  boolean isAtEnd() {
    return isAssigned()
        && consumer.endOffsets(consumer.assignment(), ANSWER_WITHIN).entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey(), ANSWER_WITHIN) >= end.getValue());
  }

  private boolean isAssigned() {
    if (consumer.assignment().isEmpty()) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(topic, ANSWER_WITHIN)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    }
    return !consumer.assignment().isEmpty();
  }

  /** Ends a poll that waits; safe from any thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(1));
  }
}
