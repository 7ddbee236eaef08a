package io.attune.app.verify;

import io.attune.app.Failure;
import io.attune.app.play.Cluster;
import io.attune.topology.KafkaRefusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Where the inbound topics began and ended when the verification did. */
final class LogEnds {
  private static final long LOOK_MS = 100;

  private final Cluster cluster;
  private final Map<TopicPartition, Long> first;
  private final Map<TopicPartition, Long> end;

  private LogEnds(Cluster cluster, Map<TopicPartition, Long> first, Map<TopicPartition, Long> end) {
    this.cluster = cluster;
    this.first = first;
    this.end = end;
  }

  /**
   * @throws Failure if Kafka does not say
   */
  static LogEnds of(Cluster cluster) throws InterruptedException {
    try (Admin admin = Admin.create(new HashMap<>(cluster.client()))) {
      List<TopicPartition> partitions =
          admin.describeTopics(cluster.topics().inputs()).allTopicNames().get().values().stream()
              .flatMap(topic -> partitionsOf(topic).stream())
              .toList();
      return new LogEnds(
          cluster,
          offsets(admin, partitions, OffsetSpec::earliest),
          offsets(admin, partitions, OffsetSpec::latest));
    } catch (ExecutionException e) {
      throw Failure.environment(
          "Kafka cannot be read: " + KafkaRefusal.orMessage(e.getCause()), e.getCause());
    }
  }

  private static List<TopicPartition> partitionsOf(TopicDescription topic) {
    return topic.partitions().stream()
        .map(info -> new TopicPartition(topic.name(), info.partition()))
        .toList();
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> partitions, Supplier<OffsetSpec> which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> which.get()));
    ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> offsets =
        new TreeMap<>(
            (a, b) ->
                a.topic().equals(b.topic())
                    ? Integer.compare(a.partition(), b.partition())
                    : a.topic().compareTo(b.topic()));
    admin
        .listOffsets(asked, committed)
        .all()
        .get()
        .forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  List<TopicPartition> partitionsOf(String topic) {
    return end.keySet().stream().filter(partition -> partition.topic().equals(topic)).toList();
  }

  /** Whether retention has taken any of the log already. */
  boolean isCutOff() {
    return first.values().stream().anyMatch(offset -> offset > 0);
  }

  /** Whether it has taken any of a partition. */
  boolean isCutOff(TopicPartition partition) {
    return first.get(partition) > 0;
  }

  /** Whether a record was there at the beginning of the verification, or came after it. */
  boolean has(TopicPartition partition, long offset) {
    return offset >= first.getOrDefault(partition, 0L);
  }

  /** Whether a record came before the verification began. */
  boolean isBefore(ConsumerRecord<byte[], byte[]> record) {
    return record.offset() < end.get(new TopicPartition(record.topic(), record.partition()));
  }

  /**
   * Waits until the processor has committed all that there was.
   *
   * @return how many records it has not, by then
   */
  long awaitProcessed(String applicationId, Duration patience) throws InterruptedException {
    try (Admin admin = Admin.create(new HashMap<>(cluster.client()))) {
      long deadline = System.nanoTime() + patience.toNanos();
      long behind = behind(admin, applicationId);
      while (behind > 0 && System.nanoTime() - deadline < 0) {
        Thread.sleep(LOOK_MS);
        behind = behind(admin, applicationId);
      }
      return behind;
    } catch (ExecutionException e) {
      throw Failure.environment(
          "Kafka does not say how far "
              + applicationId
              + " has got: "
              + KafkaRefusal.orMessage(e.getCause()),
          e.getCause());
    }
  }

  private long behind(Admin admin, String applicationId)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata().get();
    return end.entrySet().stream()
        .mapToLong(
            last -> {
              OffsetAndMetadata at = committed.get(last.getKey());
              long begun = first.get(last.getKey());
              return Math.max(0, last.getValue() - (at == null ? begun : at.offset()));
            })
        .sum();
  }
}
