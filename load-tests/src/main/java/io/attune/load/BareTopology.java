package io.attune.load;

import io.attune.load.Volume.Portions;
import io.attune.topology.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * What Kafka Streams takes for the same stores and topics with no logic at all. For each record but
 * partials a row is read in memory, and as many are written as {@link BareSize} says; for a final
 * segment also rows in the window, and turns, views and summaries are sent. A probe, and every
 * twentieth final else, is forwarded as a cue. Where cues fall due by the clock, a tick of the wall
 * clock forwards them, in the order of the records.
 */
final class BareTopology {
  /** As Attune calls them, so that their changelogs are found in the same way. */
  private static final String CORE = "call-core";

  private static final String WINDOW = "call-window";
  private static final int CUE_EVERY = 20;
  private static final String TURNS = "turns";
  private static final String VIEWS = "views";
  private static final String SUMMARIES = "summaries";
  private static final String CUES = "cues";
  private static final Duration TURNS_KEPT = Duration.ofMinutes(20);

  private BareTopology() {}

  /**
   * @param size of what it writes
   * @param tickMs how often it looks at the wall clock, where cues fall due
   */
  static Topology of(Topics topics, BareSize size, int tickMs) {
    return new Topology()
        .addSource(
            AutoOffsetReset.earliest(),
            "in",
            new StringDeserializer(),
            new ByteArrayDeserializer(),
            topics.callEvents())
        .addProcessor("bare", () -> new Bare(size, tickMs), "in")
        .addStateStore(
            Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(CORE), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of()),
            "bare")
        .addStateStore(
            Stores.windowStoreBuilder(
                    Stores.persistentWindowStore(WINDOW, TURNS_KEPT, Duration.ofMinutes(2), false),
                    Serdes.String(),
                    Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of()),
            "bare")
        .addSink(
            TURNS, topics.callTurns(), new StringSerializer(), new ByteArraySerializer(), "bare")
        .addSink(
            VIEWS, topics.callViews(), new StringSerializer(), new ByteArraySerializer(), "bare")
        .addSink(
            SUMMARIES,
            topics.callSummaries(),
            new StringSerializer(),
            new ByteArraySerializer(),
            "bare")
        .addSink(
            CUES, topics.coachingCues(), new StringSerializer(), new ByteArraySerializer(), "bare");
  }

  private static final class Bare implements Processor<String, byte[], String, byte[]> {
    private final Portions coreRows;
    private final Portions windowRows;
    private final Portions turns;
    private final Portions views;
    private final Portions summaries;
    private final int cueAfterMs;
    private final int tickMs;
    private final Map<String, Record<String, byte[]>> due = new LinkedHashMap<>();
    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, byte[]> core;
    private WindowStore<String, byte[]> window;
    private long finals;

    Bare(BareSize size, int tickMs) {
      this.coreRows = size.core().portions();
      this.windowRows = size.window().portions();
      this.turns = size.turns().portions();
      this.views = size.views().portions();
      this.summaries = size.summaries().portions();
      this.cueAfterMs = size.cueAfterMs();
      this.tickMs = tickMs;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
      this.context = context;
      core = context.getStateStore(CORE);
      window = context.getStateStore(WINDOW);
      if (cueAfterMs > 0) {
        context.schedule(Duration.ofMillis(tickMs), PunctuationType.WALL_CLOCK_TIME, this::tick);
      }
    }

    @Override
    public void process(Record<String, byte[]> record) {
      BenchHeader kind = BenchHeader.of(record.headers());
      if (record.key() == null || kind == BenchHeader.PARTIAL) {
        return;
      }
      core.get(record.key());
      for (int left = coreRows.next(); left > 0; left--) {
        core.put(record.key(), coreRows.value());
      }
      if (cueAfterMs > 0) {
        due.remove(record.key());
        due.put(record.key(), record);
      }
      if (kind == BenchHeader.OTHER) {
        return;
      }
      for (int left = windowRows.next(); left > 0; left--) {
        window.put(record.key(), windowRows.value(), record.timestamp());
      }
      send(record, turns, TURNS);
      send(record, views, VIEWS);
      send(record, summaries, SUMMARIES);
      finals++;
      if (kind == BenchHeader.PROBE || cueAfterMs == 0 && finals % CUE_EVERY == 0) {
        context.forward(record, CUES);
      }
    }

    private void send(Record<String, byte[]> cause, Portions records, String sink) {
      for (int left = records.next(); left > 0; left--) {
        context.forward(cause.withValue(records.value()), sink);
      }
    }

    private void tick(long now) {
      var calls = due.values().iterator();
      while (calls.hasNext()) {
        Record<String, byte[]> last = calls.next();
        if (last.timestamp() + cueAfterMs > now) {
          return;
        }
        context.forward(last.withTimestamp(last.timestamp() + cueAfterMs), CUES);
        calls.remove();
      }
    }
  }
}
