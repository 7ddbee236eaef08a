package io.attune.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.app.Failure;
import io.attune.sealing.KeyRing;
import io.attune.topology.Topics;
import io.attune.wire.TopicJson;
import io.attune.wire.Undecodable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the processor writes as any careful client would, committed records only, and tells of
 * each how long it took. One thread of its own reads and calls the listeners.
 */
public final class CueWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CueWatch.class);

  /** Is told of everything that is read, in the watch's thread. */
  public interface Listener {
    /**
     * @param publishedAt when the record that led to it was published, epoch ms
     * @param receivedAt when it was read, epoch ms
     */
    void cue(SeenCue cue, long publishedAt, long receivedAt);

    /** A turn was scored. */
    void turn(String callId, String turnId, int revision);

    /** A call has its debrief. */
    void summary(String callId);
  }

  /** Keys of calls, some 300 bytes each. */
  private static final int MOST_KEYS = 10_000;

  private final Consumer<byte[], byte[]> consumer;
  private final Topics topics;
  private final LongSupplier wall;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final KeyRing keys;
  private final TopicJson values;
  private final ObjectMapper json = new ObjectMapper();
  private final Thread thread = new Thread(this::run, "attune-watch");
  private volatile boolean closed;
  private volatile Exception failure;

  CueWatch(Consumer<byte[], byte[]> consumer, Topics topics, LongSupplier wall) {
    this.consumer = consumer;
    this.topics = topics;
    this.wall = wall;
    this.keys = new KeyRing(topics.sealing(), MOST_KEYS);
    this.values = new TopicJson(topics.format(), keys);
  }

  /**
   * Connects to a cluster; {@link #start} then reads from the topics' ends as they are now.
   *
   * @param wall the wall clock, epoch ms
   */
  public static CueWatch connect(Cluster cluster, LongSupplier wall) {
    Map<String, Object> settings = new HashMap<>(cluster.client());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    CueWatch watch =
        new CueWatch(
            new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
            cluster.topics(),
            wall);
    try {
      watch.goToEnds();
      return watch;
    } catch (RuntimeException e) {
      watch.consumer.close();
      throw e;
    }
  }

  private void goToEnds() {
    List<TopicPartition> partitions =
        watched().stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: asking for the position makes the end that of now.
    partitions.forEach(consumer::position);
  }

  private List<String> watched() {
    List<String> watched =
        new ArrayList<>(List.of(topics.coachingCues(), topics.callTurns(), topics.callSummaries()));
    if (topics.sealing().hasKeys()) {
      watched.add(topics.callKeys());
    }
    return watched;
  }

  /** Also tells this listener, of what is read from now on. */
  public void tell(Listener listener) {
    listeners.add(listener);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        read(consumer.poll(Duration.ofMillis(500)));
      }
    } catch (WakeupException e) {
      // That is how close() ends a poll.
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      consumer.close(
          org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofMillis(500)));
    }
  }

  private void read(ConsumerRecords<byte[], byte[]> records) {
    long receivedAt = wall.getAsLong();
    for (ConsumerRecord<byte[], byte[]> key : records.records(topics.callKeys())) {
      keys.take(key.key(), key.value());
    }
    for (ConsumerRecord<byte[], byte[]> read : records) {
      try {
        tell(read, receivedAt);
      } catch (Undecodable | IOException e) {
        log.warn(
            "{}-{} offset {} cannot be read: {}",
            read.topic(),
            read.partition(),
            read.offset(),
            e.getMessage());
      }
    }
  }

  private void tell(ConsumerRecord<byte[], byte[]> read, long receivedAt)
      throws Undecodable, IOException {
    if (read.value() == null) {
      // The call was erased.
      return;
    }
    if (read.topic().equals(topics.callKeys())) {
      // Taken before the others.
      return;
    }
    if (read.topic().equals(topics.coachingCues())) {
      JsonNode cue = json.readTree(values.cue(read.value()));
      SeenCue seen = SeenCue.of(cue);
      listeners.forEach(listener -> listener.cue(seen, read.timestamp(), receivedAt));
    } else if (read.topic().equals(topics.callTurns())) {
      JsonNode turn = json.readTree(values.turn(read.value()));
      String callId = turn.path("callId").asText();
      String turnId = turn.path("turnId").asText();
      int revision = turn.path("revision").asInt();
      listeners.forEach(listener -> listener.turn(callId, turnId, revision));
    } else {
      JsonNode summary = json.readTree(values.summary(read.value()));
      String callId = summary.path("callId").asText();
      listeners.forEach(listener -> listener.summary(callId));
    }
  }

  /**
   * Makes sure that it still reads.
   *
   * @throws Failure if it has stopped by itself
   */
  public void check() {
    if (failure != null) {
      throw Failure.of("the cues cannot be read any longer: " + failure.getMessage(), failure);
    }
  }

  /** Stops reading; no listener is called any more afterwards. */
  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
