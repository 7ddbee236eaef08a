package io.attune.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.topology.Topics;
import io.attune.wire.Acknowledgements;
import io.attune.wire.NewsReader;
import io.attune.wire.SchemaUnavailable;
import io.attune.wire.Undecodable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
  private static final long RETRY_MS = 1_000;

  /** Longer than any cue is visible. */
  private static final long CUES_MS = TimeUnit.MINUTES.toMillis(15);

  private static final long TURNS_MS = TimeUnit.HOURS.toMillis(1);
  private static final long ACKNOWLEDGEMENTS_MS = TimeUnit.HOURS.toMillis(12);
  private static final long FINISHED_MS = TimeUnit.DAYS.toMillis(30);

  private final Supplier<Consumer<byte[], byte[]>> connect;
  private final Topics topics;
  private final Board board;
  private final LongSupplier clock;
  private final NewsReader news;
  private final Acknowledgements acknowledgements;
  private final Thread thread = new Thread(this::run, "attune-feed");
  private final Map<TopicPartition, Long> taken = new HashMap<>();
  private volatile Consumer<byte[], byte[]> consumer;
  private volatile boolean ready;
  private volatile boolean closed;
  private volatile String trouble = "connecting to Kafka";

  Feed(Supplier<Consumer<byte[], byte[]>> connect, Topics topics, Board board, LongSupplier clock) {
    this.connect = connect;
    this.topics = topics;
    this.board = board;
    this.clock = clock;
    this.news = new NewsReader(topics.format());
    this.acknowledgements = new Acknowledgements(topics.format());
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
        trouble = (e instanceof SchemaUnavailable ? "" : "Kafka cannot be read: ") + e.getMessage();
        log.warn("the outbound topics cannot be read, trying again: {}", e.getMessage());
        pause();
      }
    }
  }

  private void read(Consumer<byte[], byte[]> connected) {
    trouble = "reading the live calls";
    List<TopicPartition> views = partitions(connected, topics.callViews());
    connected.assign(views);
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
    List<TopicPartition> all = new ArrayList<>(views);
    all.addAll(youngerThan.keySet());
    // The views keep their positions.
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
    show(read);
    taken.put(new TopicPartition(read.topic(), read.partition()), read.offset());
  }

  /**
   * @throws SchemaUnavailable if it cannot be read now; it then counts as not taken
   */
  private void show(ConsumerRecord<byte[], byte[]> read) {
    try {
      String topic = read.topic();
      if (topic.equals(topics.coachingCues())) {
        board.cue(news.cue(read.value()), at(Position.CUES, read), read.timestamp());
      } else if (topic.equals(topics.callTurns())) {
        board.turn(news.turn(read.value()), at(Position.TURNS, read));
      } else if (topic.equals(topics.callSummaries())) {
        board.finished(news.finished(read.value()));
      } else if (topic.equals(topics.alertAcknowledgements())) {
        board.acknowledged(acknowledgements.decode(read.value()));
      } else if (read.value() == null) {
        board.gone(new String(read.key(), UTF_8), at(Position.VIEWS, read));
      } else {
        board.view(news.view(read.value()), at(Position.VIEWS, read));
      }
    } catch (Undecodable e) {
      log.warn(
          "{}-{} offset {} cannot be read: {}",
          read.topic(),
          read.partition(),
          read.offset(),
          e.getMessage());
    }
  }

  /** After trouble with Kafka everything is read again from where a start begins. */
  private boolean wasTaken(ConsumerRecord<?, ?> read) {
    TopicPartition partition = new TopicPartition(read.topic(), read.partition());
    Long before = taken.get(partition);
    return before != null && read.offset() <= before;
  }

  private static Position at(char topic, ConsumerRecord<?, ?> read) {
    return new Position(topic, read.partition(), read.offset());
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
