package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.call.TimePassed;
import io.attune.engine.CallEngine;
import io.attune.engine.Effect.RefinementWanted;
import io.attune.engine.SmallPlaybook;
import io.attune.sealing.KeyRing;
import io.attune.tracing.Tracing;
import io.attune.wire.CallEvents;
import io.attune.wire.Feedback;
import io.attune.wire.TopicJson;
import io.attune.wire.Undecodable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology without a broker: real stores, real bytes, the wall clock moved by hand. */
final class TopologyHarness implements AutoCloseable {
  static final String APP = "attune-test";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TICK_MS = 50;

  /** Over a long time a coarser tick will do, as long as it does not look like a stalled thread. */
  private static final long COARSE_TICK_MS = 500;

  private static final long LONG_MS = 60_000;

  final MeterRegistry registry = new SimpleMeterRegistry();

  /** The turns that a slower model would have been asked about. */
  final List<RefinementWanted> wanted = new ArrayList<>();

  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> events;
  private final TestInputTopic<byte[], byte[]> feedback;
  private final TopicJson json;
  private final KeyRing ring;
  private long wall;

  /** Turns bytes of a topic into JSON. */
  private interface Reader {
    byte[] read(byte[] value) throws Undecodable;
  }

  TopologyHarness(Path stateDir, long wall, CallEngine... engines) {
    this(TopologySettings.DEFAULT, stateDir, wall, engines);
  }

  TopologyHarness(TopologySettings chosen, Path stateDir, long wall, CallEngine... engines) {
    this.wall = wall;
    ring = new KeyRing(chosen.topics().sealing(), 1_000);
    json = new TopicJson(chosen.topics().format(), ring);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APP);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(
        StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class.getName());
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    PlaybookShelf shelf =
        new PlaybookShelf(engines.length == 0 ? List.of(SmallPlaybook.engine()) : List.of(engines));
    driver =
        new TopologyTestDriver(
            CallTopology.of(
                chosen,
                shelf,
                new TopologyMeters(registry),
                (turn, publishedAt, now) -> wanted.add(turn),
                Tracing.global(),
                LogTail.NONE),
            settings,
            Instant.ofEpochMilli(wall));
    events = input("call-events");
    feedback = input("cue-feedback");
  }

  private TestInputTopic<byte[], byte[]> input(String topic) {
    return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Publishes an input at its record time, with the wall clock at the same moment. */
  TopologyHarness hear(CallInput input) {
    if (input instanceof TimePassed) {
      return wallAt(input.at());
    }
    wallAt(input.at());
    return publish(input, input.at());
  }

  TopologyHarness hearAll(List<? extends CallInput> inputs) {
    inputs.forEach(this::hear);
    return this;
  }

  /** Publishes an input with a Kafka timestamp of its own; the wall clock stays. */
  TopologyHarness publish(CallInput input, long timestamp) {
    if (input instanceof CueFeedback action) {
      return raw(feedback, action.callId(), new Feedback().encode(action), timestamp);
    }
    CallEvent event = (CallEvent) input;
    return raw(events, event.callId(), new CallEvents().encode(event), timestamp);
  }

  /** Publishes an event with a key and headers, at its record time. */
  TopologyHarness hear(CallEvent event, String key, Headers headers) {
    wallAt(event.at());
    events.pipeInput(
        new TestRecord<>(
            key.getBytes(UTF_8),
            new CallEvents().encode(event),
            headers,
            Instant.ofEpochMilli(event.at())));
    return this;
  }

  TopologyHarness raw(String key, byte[] value, long timestamp) {
    return raw(events, key, value, timestamp);
  }

  private TopologyHarness raw(
      TestInputTopic<byte[], byte[]> topic, String key, byte[] value, long timestamp) {
    topic.pipeInput(
        new TestRecord<>(
            key == null ? null : key.getBytes(UTF_8), value, Instant.ofEpochMilli(timestamp)));
    return this;
  }

  /** Lets the wall clock run to a moment, tick by tick; a moment in the past does nothing. */
  TopologyHarness wallAt(long moment) {
    while (wall < moment) {
      long tick = moment - wall > LONG_MS ? COARSE_TICK_MS : TICK_MS;
      long step = Math.min(tick, moment - wall);
      wall += step;
      driver.advanceWallClockTime(Duration.ofMillis(step));
    }
    return this;
  }

  /** The wall clock runs on while the thread does nothing. */
  TopologyHarness stall(long ms) {
    wall += ms;
    driver.advanceWallClockTime(Duration.ofMillis(ms));
    return this;
  }

  long wall() {
    return wall;
  }

  /** Everything new on {@code coaching-cues}. */
  List<JsonNode> cues() {
    return read("coaching-cues", json::cue);
  }

  List<JsonNode> turns() {
    return read("call-turns", json::turn);
  }

  /** Everything new on {@code call-views}; null stands for a tombstone. */
  List<JsonNode> views() {
    return read("call-views", json::view);
  }

  List<JsonNode> summaries() {
    return read("call-summaries", json::summary);
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return records("dead-letters");
  }

  /** What was written to the changelog of a store since the last call. */
  List<TestRecord<byte[], byte[]>> changelog(String store) {
    return records(APP + "-" + store + "-changelog");
  }

  List<TestRecord<byte[], byte[]>> records(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  KeyValueStore<String, byte[]> core() {
    return driver.getKeyValueStore(CallTopology.CALL_CORE);
  }

  /** Keys of the rows that are about calls, not about the partition. */
  List<String> rowsOfCalls() {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rows = core().all()) {
      rows.forEachRemaining(row -> keys.add(row.key));
    }
    keys.removeAll(List.of("p/", "~p/"));
    return keys;
  }

  double counter(String name, String... tags) {
    var found = registry.find(name).tags(tags).counter();
    return found == null ? 0 : found.count();
  }

  double gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  /** Everything new on {@code coaching-cues-shadow}. */
  List<JsonNode> unseenCues() {
    return read("coaching-cues-shadow", json::cue);
  }

  /** Everything new on {@code call-keys}, from where the words of what is read are opened. */
  List<TestRecord<byte[], byte[]>> keys() {
    List<TestRecord<byte[], byte[]>> keys = records("call-keys");
    for (TestRecord<byte[], byte[]> key : keys) {
      ring.take(key.key(), key.value());
    }
    return keys;
  }

  /** Turns that were read before, with the keys that there are now. */
  List<JsonNode> opened(List<TestRecord<byte[], byte[]>> turns) {
    return read(turns, json::turn);
  }

  private List<JsonNode> read(String topic, Reader reader) {
    keys();
    return read(records(topic), reader);
  }

  private List<JsonNode> read(List<TestRecord<byte[], byte[]>> records, Reader reader) {
    List<JsonNode> found = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : records) {
      try {
        found.add(record.value() == null ? null : JSON.readTree(reader.read(record.value())));
      } catch (Undecodable | IOException e) {
        throw new UncheckedIOException(new IOException(e));
      }
    }
    return found;
  }

  @Override
  public void close() {
    driver.close();
  }
}
