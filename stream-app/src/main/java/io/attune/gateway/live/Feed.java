package io.attune.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.sealing.KeyRing;
import io.attune.sealing.Sealer;
import io.attune.topology.KafkaRefusal;
import io.attune.topology.Topics;
import io.attune.wire.NewsReader;
import io.attune.wire.SchemaUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the outbound topics into the {@link Board}, committed records only, all partitions: the
 * state of live calls from the beginning of the compacted topic, of the rest what is young enough
 * to matter. A thread of its own; when Kafka cannot be read it tries again, and says so.
 */
final class Feed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Feed.class);

  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration KEY_POLL = Duration.ofMillis(20);
  private static final long RETRY_MS = 1_000;

  /** Longer than any cue is visible. */
  private static final long CUES_MS = TimeUnit.MINUTES.toMillis(15);

  private static final long TURNS_MS = TimeUnit.HOURS.toMillis(1);
  private static final long ACKNOWLEDGEMENTS_MS = TimeUnit.HOURS.toMillis(12);

  /** Longer than a call. */
  private static final long KEYS_MS = TimeUnit.HOURS.toMillis(24);

  /** How much later than a record its key may be read, in ms: they are on two topics. */
  private static final long KEY_WITHIN_MS = 500;

  private static final long FINISHED_MS = TimeUnit.DAYS.toMillis(30);

  private final Supplier<Consumer<byte[], byte[]>> connect;
  private final Topics topics;
  private final Board board;
  private final LongSupplier clock;
  private final KeyRing keys;
  private final BoardWriter writer;
  private final Thread thread = new Thread(this::run, "attune-feed");
  private final Map<TopicPartition, Long> taken = new HashMap<>();

  /** Calls whose keys have been waited for in vain. */
  private final Set<String> keyless = new HashSet<>();

  private volatile Consumer<byte[], byte[]> consumer;
  private volatile boolean ready;
  private volatile boolean closed;
  private volatile String trouble = "connecting to Kafka";

  /**
   * @param keys takes the keys of calls, where words are sealed
   * @param news reads with them
   * @param onCue told of each cue how long after the event that led to it it came here, ms
   */
  Feed(
      Supplier<Consumer<byte[], byte[]>> connect,
      Topics topics,
      KeyRing keys,
      NewsReader news,
      Board board,
      LongConsumer onCue,
      LongSupplier clock) {
    this.connect = connect;
    this.topics = topics;
    this.board = board;
    this.clock = clock;
    this.keys = keys;
    this.writer = new BoardWriter(topics, keys, news, board, at -> cueCame(at, onCue));
    thread.setDaemon(true);
  }

  /** A consumer of a cluster as it is needed here. */
  static Supplier<Consumer<byte[], byte[]>> at(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    return () ->
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  void start() {
    thread.start();
  }

  /** Whether the board shows the present. */
  boolean isReady() {
    return ready;
  }

  /** Why it does not, in a few words. */
  String trouble() {
    return trouble;
  }

  private void run() {
    while (!closed) {
      try (Consumer<byte[], byte[]> connected = connect.get()) {
        consumer = connected;
        read(connected);
      } catch (WakeupException | InterruptException e) {
        // That is how close() ends a wait.
      } catch (KafkaException | IllegalStateException e) {
        ready = false;
        String reason = KafkaRefusal.orMessage(e);
        trouble = (e instanceof SchemaUnavailable ? "" : "Kafka cannot be read: ") + reason;
        log.warn("the outbound topics cannot be read, trying again: {}", reason);
        pause();
      }
    }
  }

  private void read(Consumer<byte[], byte[]> connected) {
    trouble = "reading the live calls";
    List<TopicPartition> first = readKeys(connected);
    List<TopicPartition> views = partitions(connected, topics.callViews());
    first.addAll(views);
    connected.assign(first);
    connected.seekToBeginning(views);
    readTo(connected, connected.endOffsets(views));
    Map<String, Long> backMs =
        Map.of(
            topics.coachingCues(), CUES_MS,
            topics.callTurns(), TURNS_MS,
            topics.callSummaries(), FINISHED_MS,
            topics.alertAcknowledgements(), ACKNOWLEDGEMENTS_MS);
    Map<TopicPartition, Long> youngerThan = new HashMap<>();
    backMs.forEach(
        (topic, ms) ->
            partitions(connected, topic)
                .forEach(partition -> youngerThan.put(partition, clock.getAsLong() - ms)));
    List<TopicPartition> all = new ArrayList<>(first);
    all.addAll(youngerThan.keySet());
    // Keys and views keep their positions.
    connected.assign(all);
    seek(connected, youngerThan);
    readTo(connected, connected.endOffsets(all));
    board.caughtUp();
    trouble = "";
    ready = true;
    while (!closed) {
      connected.poll(POLL).forEach(this::take);
    }
  }

  /** Nothing sealed can be shown without its key, so these come first. */
  private List<TopicPartition> readKeys(Consumer<byte[], byte[]> connected) {
    List<TopicPartition> partitions = new ArrayList<>();
    if (topics.sealing().hasKeys()) {
      partitions.addAll(partitions(connected, topics.callKeys()));
      connected.assign(partitions);
      Map<TopicPartition, Long> youngerThan = new HashMap<>();
      partitions.forEach(part -> youngerThan.put(part, clock.getAsLong() - KEYS_MS));
      seek(connected, youngerThan);
      readTo(connected, connected.endOffsets(partitions));
    }
    return partitions;
  }

  private static List<TopicPartition> partitions(Consumer<?, ?> connected, String topic) {
    List<TopicPartition> partitions =
        connected.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException("there is no topic " + topic + " yet");
    }
    return partitions;
  }

  /** To the first record that is not older, or to the end. */
  private static void seek(Consumer<?, ?> connected, Map<TopicPartition, Long> youngerThan) {
    Map<TopicPartition, Long> ends = connected.endOffsets(youngerThan.keySet());
    connected
        .offsetsForTimes(youngerThan)
        .forEach(
            (partition, first) ->
                connected.seek(partition, first == null ? ends.get(partition) : first.offset()));
  }

  private void readTo(Consumer<byte[], byte[]> connected, Map<TopicPartition, Long> ends) {
    while (ends.entrySet().stream()
        .anyMatch(end -> connected.position(end.getKey()) < end.getValue())) {
      if (closed) {
        throw new WakeupException();
      }
      connected.poll(POLL).forEach(this::take);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> read) {
    if (wasTaken(read)) {
      return;
    }
    if (lacksKey(read)) {
      awaitKey(read);
    }
    writer.write(read);
    taken.put(new TopicPartition(read.topic(), read.partition()), read.offset());
  }

  /** What is read while it catches up came long ago. */
  private void cueCame(long eventAt, LongConsumer onCue) {
    if (ready) {
      onCue.accept(clock.getAsLong() - eventAt);
    }
  }

  private boolean lacksKey(ConsumerRecord<byte[], byte[]> read) {
    return ready
        && topics.sealing().hasKeys()
        && read.value() != null
        && Sealer.isSealedIn(read.value())
        && !keys.has(new String(read.key(), UTF_8));
  }

  /**
   * A key is published before what is sealed with it, or together with it; but what was published
   * on two topics may be read in another order. It does not come if the call was erased meanwhile.
   */
  private void awaitKey(ConsumerRecord<byte[], byte[]> read) {
    String callId = new String(read.key(), UTF_8);
    if (!keyless.add(callId)) {
      return;
    }
    Consumer<byte[], byte[]> connected = consumer;
    Set<TopicPartition> others = new HashSet<>(connected.assignment());
    others.removeIf(partition -> partition.topic().equals(topics.callKeys()));
    connected.pause(others);
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(KEY_WITHIN_MS);
    while (!keys.has(callId) && System.nanoTime() < until) {
      connected.poll(KEY_POLL).forEach(this::take);
    }
    connected.resume(others);
    if (keys.has(callId)) {
      keyless.remove(callId);
    }
  }

  /** After trouble with Kafka everything is read again from where a start begins. */
  private boolean wasTaken(ConsumerRecord<?, ?> read) {
    TopicPartition partition = new TopicPartition(read.topic(), read.partition());
    Long before = taken.get(partition);
    return before != null && read.offset() <= before;
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops reading within two seconds. */
  @Override
  public void close() {
    closed = true;
    ready = false;
    trouble = "stopping";
    Consumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
