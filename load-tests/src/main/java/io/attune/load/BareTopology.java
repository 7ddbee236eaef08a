package io.attune.load;

import io.attune.topology.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * What Kafka Streams takes for the same stores and the same number of records out, with no logic at
 * all: for each record one row read and written in memory, one row written to the window, a turn
 * and now and then a cue forwarded.
 */
final class BareTopology {
  private static final int CUE_EVERY = 20;

  private BareTopology() {}

  /**
   * @param coreBytes size of the row in memory, as Attune's was measured
   * @param windowBytes size of the row in the window
   */
  static Topology of(Topics topics, int coreBytes, int windowBytes) {
    return new Topology()
        .addSource(
            AutoOffsetReset.earliest(),
            "in",
            new StringDeserializer(),
            new ByteArrayDeserializer(),
            topics.callEvents())
        .addProcessor("bare", () -> new Bare(coreBytes, windowBytes), "in")
        .addStateStore(
            Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("core"), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of()),
            "bare")
        .addStateStore(
            Stores.windowStoreBuilder(
                    Stores.persistentWindowStore(
                        "window", Duration.ofMinutes(20), Duration.ofMinutes(2), false),
                    Serdes.String(),
                    Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of()),
            "bare")
        .addSink(
            "turns", topics.callTurns(), new StringSerializer(), new ByteArraySerializer(), "bare")
        .addSink(
            "cues",
            topics.coachingCues(),
            new StringSerializer(),
            new ByteArraySerializer(),
            "bare");
  }

  private static final class Bare implements Processor<String, byte[], String, byte[]> {
    private final byte[] coreRow;
    private final byte[] windowRow;
    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, byte[]> core;
    private WindowStore<String, byte[]> window;
    private long seen;

    Bare(int coreBytes, int windowBytes) {
      coreRow = new byte[coreBytes];
      windowRow = new byte[windowBytes];
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
      this.context = context;
      core = context.getStateStore("core");
      window = context.getStateStore("window");
    }

    @Override
    public void process(Record<String, byte[]> record) {
      core.get(record.key());
      core.put(record.key(), coreRow);
      window.put(record.key(), windowRow, record.timestamp());
      context.forward(record, "turns");
      if (seen++ % CUE_EVERY == 0) {
        context.forward(record, "cues");
      }
    }
  }
}
