package io.attune.topology;

import io.attune.wire.PlaybookDocuments;
import io.attune.wire.PublishedPlaybook;
import io.attune.wire.SchemaUnavailable;
import io.attune.wire.Undecodable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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

  private final PlaybookDocuments documents;
  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final PlaybookMeters meters;

  /**
   * @param client how to reach Kafka
   * @param topics where playbooks are published
   * @param meters count what is no playbook
   */
  public PlaybookFeed(Map<String, Object> client, Topics topics, PlaybookMeters meters) {
    this.meters = meters;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.topic = topics.playbooks();
    this.documents = new PlaybookDocuments(topics.format());
  }

  /**
   * What was published since, waiting for a while if there is nothing.
   *
   * @throws SchemaUnavailable if it cannot be told now; the next poll begins with the same
   */
  List<PublishedPlaybook> poll(Duration patience) {
    if (!isAssigned()) {
      return List.of();
    }
    ConsumerRecords<byte[], byte[]> records = consumer.poll(patience);
    try {
      List<PublishedPlaybook> published = new ArrayList<>();
      records.forEach(record -> decode(record).ifPresent(published::add));
      return published;
    } catch (SchemaUnavailable e) {
      records
          .partitions()
          .forEach(part -> consumer.seek(part, records.records(part).get(0).offset()));
      throw e;
    }
  }

  private Optional<PublishedPlaybook> decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.value() == null
          ? Optional.empty()
          : Optional.of(documents.decode(record.value()));
    } catch (Undecodable e) {
      meters.unreadable();
      LOG.warn(
          "The record of {} at offset {} is no playbook and is left out: {}",
          topic,
          record.offset(),
          e.getMessage());
      return Optional.empty();
    }
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
