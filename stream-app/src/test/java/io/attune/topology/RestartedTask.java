package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.engine.CallEngine;
import io.attune.engine.SmallPlaybook;
import io.attune.sealing.KeyRing;
import io.attune.tracing.Tracing;
import io.attune.wire.CallEvents;
import io.attune.wire.TopicJson;
import io.attune.wire.Undecodable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * One task whose processor can be killed and started again on the stores it wrote: what a restore
 * brings back, without a broker.
 */
final class RestartedTask {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TopologySettings chosen;
  private final KeyRing ring;
  private final TopicJson json;
  private final CallEvents events = new CallEvents(Topics.PLAIN.format());
  private final KeyValueStore<String, byte[]> core =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore(CallTopology.CALL_CORE),
              Serdes.String(),
              Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final WindowStore<Bytes, byte[]> window =
      Stores.windowStoreBuilder(
              Stores.inMemoryWindowStore(
                  CallTopology.CALL_WINDOW, CallTopology.TURNS_KEPT, Duration.ofMinutes(2), false),
              Serdes.Bytes(),
              Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final PlaybookShelf shelf;
  private final TopologyMeters meters = new TopologyMeters(new SimpleMeterRegistry());
  private final List<String> keys = new ArrayList<>();
  private final List<String> cues = new ArrayList<>();
  private final List<JsonNode> turns = new ArrayList<>();
  private final List<JsonNode> summaries = new ArrayList<>();

  private MockProcessorContext<byte[], byte[]> context;
  private CallEngineProcessor processor;
  private long now;
  private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
  private int lookedBack;

  RestartedTask(long now, CallEngine... engines) {
    this(TopologySettings.DEFAULT, now, engines);
  }

  RestartedTask(TopologySettings chosen, long now, CallEngine... engines) {
    this.chosen = chosen;
    this.now = now;
    this.ring = new KeyRing(chosen.topics().sealing(), 1_000);
    this.json = new TopicJson(chosen.topics().format(), ring);
    this.shelf =
        new PlaybookShelf(engines.length == 0 ? List.of(SmallPlaybook.engine()) : List.of(engines));
    start(true);
  }

  /** Kills the processor, memory and all, and starts another on the same stores. */
  void restart() {
    start(false);
  }

  /** The same with other settings. */
  void restart(TopologySettings others) {
    TopologySettings before = chosen;
    chosen = others;
    try {
      start(false);
    } finally {
      chosen = before;
    }
  }

  private void start(boolean first) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "restarts");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    context = new MockProcessorContext<>(settings, new TaskId(0, 0), new File("unused"));
    context.setCurrentSystemTimeMs(now);
    context.setRecordMetadata("call-events", 0, log.size());
    if (first) {
      core.init(context.getStateStoreContext(), core);
      window.init(context.getStateStoreContext(), window);
    } else {
      context.addStateStore(core);
      context.addStateStore(window);
    }
    processor =
        new CallEngineProcessor(
            chosen,
            shelf,
            meters,
            RefinementDesk.NONE,
            Tracing.global(),
            (partition, count) -> tail(count),
            System::nanoTime);
    processor.init(context);
  }

  private List<ConsumerRecord<byte[], byte[]>> tail(int count) {
    lookedBack = count;
    return log.subList(Math.max(0, log.size() - count), log.size());
  }

  /** Over how many records the last start looked back. */
  int lookedBack() {
    return lookedBack;
  }

  /** A second goes by on the wall clock. */
  void passASecond() {
    now += 1_000;
    context.setCurrentSystemTimeMs(now);
    for (CapturedPunctuator scheduled : context.scheduledPunctuators()) {
      scheduled.getPunctuator().punctuate(now);
    }
  }

  /** An input is published and processed at its record time. */
  void hear(CallInput input) {
    now = Math.max(now, input.at());
    context.setCurrentSystemTimeMs(now);
    String callId = Intake.callId(input);
    byte[] key = callId == null ? null : callId.getBytes(UTF_8);
    if (input instanceof CallEvent event) {
      context.setRecordMetadata("call-events", 0, log.size());
      log.add(record(key, event));
    } else {
      context.setRecordMetadata("cue-feedback", 0, 0);
    }
    processor.process(new Record<>(key, new Received(input, null), now));
    for (CapturedForward<? extends byte[], ? extends byte[]> forward : context.forwarded()) {
      keep(forward.childName().orElseThrow(), forward.record().key(), forward.record().value());
    }
    context.resetForwards();
  }

  private ConsumerRecord<byte[], byte[]> record(byte[] key, CallEvent event) {
    return new ConsumerRecord<>(
        "call-events",
        0,
        log.size(),
        now,
        TimestampType.CREATE_TIME,
        -1,
        -1,
        key,
        events.encode(event),
        new RecordHeaders(),
        Optional.empty());
  }

  private void keep(String sink, byte[] key, byte[] value) {
    try {
      if (sink.equals(CallTopology.CALL_KEYS)) {
        ring.take(key, value);
        keys.add(new String(key, UTF_8));
      } else if (value == null) {
        return;
      } else if (sink.equals(CallTopology.COACHING_CUES)) {
        JsonNode cue = JSON.readTree(json.cue(value));
        cues.add(cue.path("cueId").asText() + " " + cue.path("state").asText());
      } else if (sink.equals(CallTopology.CALL_TURNS)) {
        turns.add(JSON.readTree(json.turn(value)));
      } else if (sink.equals(CallTopology.CALL_SUMMARIES)) {
        summaries.add(JSON.readTree(json.summary(value)));
      }
    } catch (IOException | Undecodable e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  /** The calls of which a key was published, or its end. */
  List<String> keys() {
    return keys;
  }

  /** Every stage of every cue, as id and state. */
  List<String> cues() {
    return cues;
  }

  List<JsonNode> turns() {
    return turns;
  }

  List<JsonNode> summaries() {
    return summaries;
  }
}
