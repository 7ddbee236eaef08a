package io.attune.topology;

import io.attune.engine.Shelf;
import io.attune.tracing.Tracing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The pipeline, drawn: one line for each node and store. Everything is keyed by callId, so one
 * sub-topology does it all and nothing is repartitioned. Names are part of the contract with
 * running deployments; {@code topology.txt} holds them still.
 */
public final class CallTopology {
  static final String CALL_EVENTS = "call-events";
  static final String CUE_FEEDBACK = "cue-feedback";
  static final String DECODE = "decode";
  static final String CALL_ENGINE = "call-engine";
  static final String COACHING_CUES = "coaching-cues";
  static final String COACHING_CUES_SHADOW = "coaching-cues-shadow";
  static final String CALL_VIEWS = "call-views";
  static final String CALL_TURNS = "call-turns";
  static final String CALL_SUMMARIES = "call-summaries";
  static final String CALL_ERASURES = "call-erasures";
  static final String CALL_KEYS = "call-keys";
  static final String DEAD_LETTERS = "dead-letters";
  static final String ORDERS = "orders";

  /** A few rows for each call, in memory. */
  static final String CALL_CORE = "call-core";

  /**
   * The settled turns of late, in RocksDB. Being on disk, it also keeps the process id, so that a
   * restarted processor ends the transaction that it left open instead of waiting for its time-out.
   */
  static final String CALL_WINDOW = "call-window";

  /** How long a turn is kept; longer than a call may be quiet without being abandoned. */
  static final Duration TURNS_KEPT = Duration.ofMinutes(20);

  private CallTopology() {}

  /** The topology without a slower model, for tasks that never start anew. */
  public static Topology of(TopologySettings settings, Shelf shelf, TopologyMeters meters) {
    return of(settings, shelf, meters, RefinementDesk.NONE, Tracing.global(), LogTail.NONE);
  }

  /** The topology; all but the settings is shared by its tasks. */
  public static Topology of(
      TopologySettings settings,
      Shelf shelf,
      TopologyMeters meters,
      RefinementDesk desk,
      Tracing tracing,
      LogTail tail) {
    Topics topics = settings.topics();
    var in = new ByteArrayDeserializer();
    var out = new ByteArraySerializer();
    var clock = new PublishedAt();
    // spotless:off
    return new Topology()
        .addSource(AutoOffsetReset.earliest(), CALL_EVENTS, clock, in, in, topics.callEvents())
        .addSource(AutoOffsetReset.earliest(), CUE_FEEDBACK, clock, in, in, topics.cueFeedback())
        .addProcessor(DECODE, () -> new DecodeProcessor(topics, meters), CALL_EVENTS, CUE_FEEDBACK)
        .addProcessor(
            CALL_ENGINE,
            () ->
                new CallEngineProcessor(
                    settings, shelf, meters, desk, tracing, tail, System::nanoTime),
            DECODE)
        .addStateStore(callCore(), CALL_ENGINE)
        .addStateStore(callWindow(), CALL_ENGINE)
        .addSink(COACHING_CUES, topics.coachingCues(), out, out, CALL_ENGINE)
        .addSink(COACHING_CUES_SHADOW, topics.coachingCuesShadow(), out, out, CALL_ENGINE)
        .addSink(CALL_VIEWS, topics.callViews(), out, out, CALL_ENGINE)
        .addSink(CALL_TURNS, topics.callTurns(), out, out, CALL_ENGINE)
        .addSink(CALL_SUMMARIES, topics.callSummaries(), out, out, CALL_ENGINE)
        .addSink(CALL_ERASURES, topics.callErasures(), out, out, CALL_ENGINE)
        .addSink(CALL_KEYS, topics.callKeys(), out, out, CALL_ENGINE)
        .addSink(ORDERS, topics.callEvents(), out, out, CallTopology::everyPartition, CALL_ENGINE)
        .addSink(DEAD_LETTERS, topics.deadLetters(), out, out, DECODE, CALL_ENGINE);
    // spotless:on
  }

  /** The internal topics that Kafka Streams keeps its state in, by their names. */
  public static List<String> changelogs(String applicationId) {
    return Stream.of(CALL_CORE, CALL_WINDOW)
        .map(store -> applicationId + "-" + store + "-changelog")
        .toList();
  }

  /** An order is for every partition, whichever of them gave it. */
  private static Optional<Set<Integer>> everyPartition(
      String topic, byte[] key, byte[] value, int partitions) {
    return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> callCore() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(CALL_CORE), Serdes.String(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(
            Map.of(
                TopicConfig.SEGMENT_MS_CONFIG, "600000",
                TopicConfig.SEGMENT_BYTES_CONFIG, "67108864",
                // What was said on a call that is over must not lie around.
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "3600000",
                TopicConfig.DELETE_RETENTION_MS_CONFIG, "3600000"));
  }

  /** On disk in segments of ten minutes (half of what is kept), each of which goes as a whole. */
  static WindowBytesStoreSupplier turnsKept() {
    return Stores.persistentWindowStore(CALL_WINDOW, TURNS_KEPT, Duration.ofMinutes(2), false);
  }

  private static StoreBuilder<WindowStore<Bytes, byte[]>> callWindow() {
    return Stores.windowStoreBuilder(turnsKept(), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(
            Map.of(
                TopicConfig.SEGMENT_MS_CONFIG, "600000",
                TopicConfig.SEGMENT_BYTES_CONFIG, "67108864",
                TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(TURNS_KEPT.multipliedBy(2).toMillis())));
  }
}
