package io.attune.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group has come with a topic, by what it has committed. */
final class Progress {
  private static final long LOOK_MS = 10;

  private final Admin admin;
  private final String group;
  private final String topic;

  Progress(Admin admin, String group, String topic) {
    this.admin = admin;
    this.group = group;
    this.topic = topic;
  }

  /** How many records it has committed, transaction markers of the topic included. */
  long committed() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return offsets.entrySet().stream()
        .filter(offset -> offset.getKey().topic().equals(topic) && offset.getValue() != null)
        .mapToLong(offset -> offset.getValue().offset())
        .sum();
  }

  /** How many it has not. */
  long lag() throws Exception {
    var partitions =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(
        p -> latest.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest()));
    long ends =
        admin.listOffsets(latest).all().get().values().stream()
            .mapToLong(end -> end.offset())
            .sum();
    return ends - committed();
  }

  /**
   * Waits until it has committed so many.
   *
   * @param by who should
   * @throws IllegalStateException if it does not within the patience, or ends
   */
  long await(long count, ChildProcess by, long patienceSeconds) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
    long done = committed();
    while (done < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            group + " came to " + done + " of " + count + " records in " + patienceSeconds + " s");
      }
      by.requireAlive();
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      done = committed();
    }
    return done;
  }
}
