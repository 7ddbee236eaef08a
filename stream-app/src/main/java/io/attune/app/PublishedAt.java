package io.attune.app;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp: when it was published, epoch ms of the wall clock. A record without
 * one (old producers) takes the newest time of its partition; Kafka's own extractors would stop the
 * stream, or log what the record says.
 */
public final class PublishedAt implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return record.timestamp() >= 0 ? record.timestamp() : Math.max(0, partitionTime);
  }
}
