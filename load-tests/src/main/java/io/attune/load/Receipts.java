package io.attune.load;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueState;
import io.attune.schemas.TurnScored;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import io.attune.wire.Undecodable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads cues and turn rows as whoever shows them does, committed ones only, into a ledger. */
final class Receipts implements AutoCloseable {
  private final Subject subject;
  private final String name;
  private final Topics topics;
  private final Ledger ledger;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread = new Thread(this::read, "bench-receipts");
  private final CallEvents events = new CallEvents();
  private final Set<String> cues = new HashSet<>();
  private volatile boolean stopping;
  private volatile Throwable fault;

  private Receipts(String servers, Subject subject, String name, Topics topics, Ledger ledger) {
    this.subject = subject;
    this.name = name;
    this.topics = topics;
    this.ledger = ledger;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    thread.setDaemon(true);
  }

  /**
   * Reads what is written from now on.
   *
   * @param name of the traffic
   */
  static Receipts start(
      String servers, Subject subject, String name, Topics topics, Ledger ledger) {
    Receipts receipts = new Receipts(servers, subject, name, topics, ledger);
    List<TopicPartition> partitions =
        Stream.of(topics.coachingCues(), topics.callTurns())
            .flatMap(topic -> receipts.consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    receipts.consumer.assign(partitions);
    receipts.consumer.seekToEnd(partitions);
    partitions.forEach(receipts.consumer::position);
    receipts.thread.start();
    return receipts;
  }

  private void read() {
    try {
      while (!stopping) {
        var records = consumer.poll(Duration.ofMillis(50));
        long now = System.nanoTime();
        for (ConsumerRecord<String, byte[]> record : records) {
          // Of an earlier measurement, whose calls were ended late.
          if (record.key().startsWith(name + "-")) {
            take(record, now);
          }
        }
      }
    } catch (IOException | Undecodable | RuntimeException e) {
      fault = e;
    }
  }

  private void take(ConsumerRecord<String, byte[]> record, long now)
      throws IOException, Undecodable {
    if (record.topic().equals(topics.callTurns())) {
      ledger.row(Traffic.number(turnId(record.value())));
      return;
    }
    int probe = Probes.number(name, record.key());
    if (isNew(record) && probe >= 0) {
      ledger.cue(probe, now);
    }
  }

  private String turnId(byte[] value) throws IOException, Undecodable {
    return subject == Subject.ATTUNE
        ? TurnScored.fromByteBuffer(ByteBuffer.wrap(value)).getTurnId()
        : ((SegmentHeard) events.decode(value).body()).segmentId();
  }

  /** A cue may be updated any number of times, but begins and ends only once. */
  private boolean isNew(ConsumerRecord<String, byte[]> record) throws IOException, Undecodable {
    if (subject != Subject.ATTUNE) {
      // Every twentieth final is forwarded as a cue too, and each of them once.
      boolean first = cues.add(turnId(record.value()));
      if (!first) {
        ledger.doubled();
      }
      return first;
    }
    CoachingCue cue = CoachingCue.fromByteBuffer(ByteBuffer.wrap(record.value()));
    if (cue.getState() == CueState.UPDATED) {
      return false;
    }
    boolean first = cues.add(cue.getCueId() + cue.getState());
    if (!first) {
      ledger.doubled();
    }
    return first;
  }

  /**
   * Stops reading.
   *
   * @throws IllegalStateException if something could not be read
   */
  @Override
  public void close() throws InterruptedException {
    stopping = true;
    thread.join();
    consumer.close();
    if (fault != null) {
      throw new IllegalStateException("a record cannot be read", fault);
    }
  }
}
