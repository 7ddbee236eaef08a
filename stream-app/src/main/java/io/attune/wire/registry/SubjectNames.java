package io.attune.wire.registry;

import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.Schema;

/** Under which subject the schema of a topic's values stands. */
enum SubjectNames {
  /** One kind of record for each topic. */
  TOPIC("TopicNameStrategy"),
  /** The record's full name, whatever the topic. */
  RECORD("RecordNameStrategy"),
  /** Both. */
  TOPIC_RECORD("TopicRecordNameStrategy");

  private static final String CONFLUENTS = "io.confluent.kafka.serializers.subject.";

  private final String strategy;

  SubjectNames(String strategy) {
    this.strategy = strategy;
  }

  /** By Confluent's name, with or without its package. */
  static Optional<SubjectNames> of(String name) {
    return Arrays.stream(values())
        .filter(s -> name.equals(s.strategy) || name.equals(CONFLUENTS + s.strategy))
        .findFirst();
  }

  String subject(String topic, Schema schema) {
    return switch (this) {
      case TOPIC -> topic + "-value";
      case RECORD -> schema.getFullName();
      case TOPIC_RECORD -> topic + "-" + schema.getFullName();
    };
  }
}
