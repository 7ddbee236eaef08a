package io.attune.app.verify;

import io.attune.app.AppConfig;
import io.attune.app.Failure;
import io.attune.app.Playbooks;
import io.attune.app.Transcripts;
import io.attune.app.play.Cluster;
import io.attune.app.playbook.CommittedRecords;
import io.attune.engine.Shelf;
import io.attune.schemas.DeadLetterHeaders;
import io.attune.sealing.KeyRing;
import io.attune.topology.KafkaRefusal;
import io.attune.topology.PartitionReplay;
import io.attune.topology.PartitionReplay.Unlogged;
import io.attune.topology.PlaybookFeed;
import io.attune.topology.PlaybookMeters;
import io.attune.topology.PublishedShelf;
import io.attune.topology.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Works out from the inbound topics what should be on the outbound ones, and compares. Kafka may be
 * in use meanwhile: what is published after the beginning may or may not have been answered by the
 * end.
 */
public final class Verification {
  private final Cluster cluster;
  private final Topics topics;
  private final boolean words;
  private final KeyRing keys;
  private final OutboundValues values;
  private final Comparison comparison;
  private final Signals signals;
  private final Set<String> calls = new HashSet<>();
  private final Map<String, Unlogged> unlogged = new HashMap<>();
  private final Set<String> cutOff = new HashSet<>();
  private LogEnds ends;
  private long inputs;
  private long sealed;

  private Verification(AppConfig config) {
    this.cluster = new Cluster(config.clientProperties(), config.topics());
    this.topics = config.topics();
    this.words = config.transcripts() != Transcripts.NEVER;
    this.keys = new KeyRing(topics.sealing(), Integer.MAX_VALUE);
    this.values = new OutboundValues(topics, keys);
    this.comparison = new Comparison(topics, values);
    this.signals = new Signals(topics, values);
  }

  /**
   * Verifies all that Kafka has.
   *
   * @param config says where, and under which name the processor runs
   * @param local the playbooks at hand; those that are published come on top
   * @param patience how long the processor may take to catch up with what there is at the beginning
   * @throws Failure if Kafka cannot be read
   */
  public static VerifyReport run(AppConfig config, Shelf local, Duration patience)
      throws InterruptedException {
    PlaybookMeters meters = new PlaybookMeters(new SimpleMeterRegistry());
    Verification verification = new Verification(config);
    verification.cluster.check(verification.topics.outputs());
    verification.cluster.check(verification.topics.inputs());
    try (PublishedShelf shelf =
        PublishedShelf.open(
            local,
            new PlaybookFeed(config.clientProperties(), config.topics(), meters),
            Playbooks::engine,
            meters)) {
      return verification.run(shelf, config.applicationId(), patience);
    } catch (KafkaException e) {
      throw Failure.environment("Kafka cannot be read: " + KafkaRefusal.orMessage(e), e);
    }
  }

  private VerifyReport run(Shelf shelf, String applicationId, Duration patience)
      throws InterruptedException {
    ends = LogEnds.of(cluster);
    long behind = ends.awaitProcessed(applicationId, patience);
    CommittedRecords.read(
        cluster, topics.callKeys(), any -> true, key -> keys.take(key.key(), key.value()));
    for (String topic : topics.outputs()) {
      CommittedRecords.read(cluster, topic, any -> true, this::found);
    }
    Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> feedback = new HashMap<>();
    CommittedRecords.read(
        cluster,
        topics.cueFeedback(),
        any -> true,
        record ->
            feedback
                .computeIfAbsent(
                    new TopicPartition(topics.callEvents(), record.partition()),
                    unknown -> new ArrayDeque<>())
                .add(record));
    for (TopicPartition partition : ends.partitionsOf(topics.callEvents())) {
      replay(partition, feedback.getOrDefault(partition, new ArrayDeque<>()), shelf);
    }
    return new VerifyReport(
        comparison.finished(
            key -> cutOff.contains(key) || (ends.isCutOff() && !calls.contains(key)),
            callId -> unlogged.getOrDefault(callId, Unlogged.NOTHING)),
        inputs,
        calls.size(),
        Collections.frequency(unlogged.values(), Unlogged.TIME),
        Collections.frequency(unlogged.values(), Unlogged.SIGNAL),
        cutOff.size(),
        sealed,
        behind);
  }

  private void found(ConsumerRecord<byte[], byte[]> record) {
    sealed += values.isSealed(record.topic(), record.value()) ? 1 : 0;
    if (record.topic().equals(topics.callViews())) {
      signals.hear(record);
    }
    if (!record.topic().equals(topics.deadLetters()) || isOfThisLog(record)) {
      comparison.written(record);
    }
  }

  /** Whether the record that was set aside is still there. */
  private boolean isOfThisLog(ConsumerRecord<byte[], byte[]> letter) {
    try {
      TopicPartition partition =
          new TopicPartition(
              header(letter, DeadLetterHeaders.TOPIC),
              Integer.parseInt(header(letter, DeadLetterHeaders.PARTITION)));
      return ends.has(partition, Long.parseLong(header(letter, DeadLetterHeaders.OFFSET)));
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private void replay(
      TopicPartition partition, Deque<ConsumerRecord<byte[], byte[]>> feedback, Shelf shelf) {
    PartitionLog log = new PartitionLog(partition, feedback, shelf);
    CommittedRecords.read(
        cluster, partition.topic(), p -> p == partition.partition(), log::hearEvent);
    log.finish();
  }

  /** One partition of both inbound topics, in the order in which the processor takes them up. */
  private final class PartitionLog {
    private final boolean isCutOff;
    private final Deque<ConsumerRecord<byte[], byte[]>> feedback;
    private final PartitionReplay replay;
    private final Set<String> viewed = new HashSet<>();
    private final Set<String> compacted = new HashSet<>();
    private ConsumerRecord<byte[], byte[]> cause;

    PartitionLog(
        TopicPartition partition, Deque<ConsumerRecord<byte[], byte[]>> feedback, Shelf shelf) {
      this.isCutOff = ends.isCutOff(partition);
      this.feedback = feedback;
      this.replay = new PartitionReplay(topics, words, shelf, signals.flips(), this::expect);
    }

    /** Of two that wait, Kafka Streams takes the one that was published first. */
    void hearEvent(ConsumerRecord<byte[], byte[]> event) {
      while (!feedback.isEmpty() && feedback.peek().timestamp() < event.timestamp()) {
        hear(feedback.poll());
      }
      hear(event);
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
      cause = record;
      inputs++;
      replay.hear(record);
    }

    void finish() {
      feedback.forEach(this::hear);
      cause = null;
      replay.finish(System.currentTimeMillis());
      calls.addAll(replay.calls());
      replay.calls().forEach(callId -> unlogged.put(callId, unloggedOf(callId)));
      if (isCutOff) {
        cutOff.addAll(replay.callsJoined());
      }
    }

    private Unlogged unloggedOf(String callId) {
      Unlogged known = replay.unlogged(callId);
      return known != Unlogged.TIME && compacted.contains(callId) ? Unlogged.SIGNAL : known;
    }

    private void expect(PartitionReplay.Expected record) {
      String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
      boolean isView = record.topic().equals(topics.callViews()) && record.value() != null;
      if (isView && viewed.add(key) && !signals.isComplete(key, record.value())) {
        compacted.add(key);
      }
      boolean leftOut = isCutOff && record.from() == null && replay.callsJoined().contains(key);
      if (!leftOut) {
        comparison.expected(record, unloggedOf(key), cause, cause != null && ends.isBefore(cause));
      }
    }
  }
}
