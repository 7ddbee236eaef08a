package io.attune.simulate;

import io.attune.call.CallEvent;
import io.attune.engine.Shelf;
import io.attune.topology.CallTopology;
import io.attune.topology.SharedRocksMemory;
import io.attune.topology.Topics;
import io.attune.topology.TopologyMeters;
import io.attune.topology.TopologySettings;
import io.attune.wire.CallEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;

/**
 * One task of the real topology with its real stores, RocksDB included, driven without a broker:
 * hours of record time in minutes. What it writes is counted and thrown away.
 */
final class SoakedTask implements AutoCloseable {
  private static final String ID = "soak";
  private static final ByteArrayDeserializer BYTES = new ByteArrayDeserializer();

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final CallEvents codec = new CallEvents(Topics.PLAIN.format());
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> events;
  private final List<String> changelogs = CallTopology.changelogs(ID);
  private final Path folder;
  private long now;
  private long records;
  private long changelogBytes;

  /**
   * @param folder where RocksDB writes
   * @param start record time, epoch ms
   */
  SoakedTask(Shelf shelf, Path folder, long start) {
    this.folder = folder;
    this.now = start;
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, ID);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    driver =
        new TopologyTestDriver(
            CallTopology.of(TopologySettings.DEFAULT, shelf, new TopologyMeters(meters)),
            settings,
            Instant.ofEpochMilli(start));
    var in = new ByteArraySerializer();
    events = driver.createInputTopic(Topics.PLAIN.callEvents(), in, in);
  }

  private static int bytes(TestRecord<byte[], byte[]> record) {
    return record.key().length + (record.value() == null ? 0 : record.value().length);
  }

  /** An event is published at its record time, and the wall clock shows that time. */
  void hear(CallEvent event) {
    if (event.at() > now) {
      driver.advanceWallClockTime(Duration.ofMillis(event.at() - now));
      now = event.at();
    }
    byte[] key = event.callId() == null ? null : event.callId().getBytes(StandardCharsets.UTF_8);
    events.pipeInput(key, codec.encode(event), now);
    records++;
  }

  /** Throws away what was written, which the driver would keep. */
  void drain() {
    for (String topic : driver.producedTopicNames()) {
      List<TestRecord<byte[], byte[]>> written =
          driver.createOutputTopic(topic, BYTES, BYTES).readRecordsToList();
      if (changelogs.contains(topic)) {
        written.forEach(record -> changelogBytes += bytes(record));
      }
    }
  }

  /** Records heard so far. */
  long records() {
    return records;
  }

  /** What was written to the changelogs so far, keys included, in bytes. */
  long changelogBytes() {
    return changelogBytes;
  }

  /** How many meters there are: one for every value of a label. */
  int meters() {
    return meters.getMeters().size();
  }

  /** How many rows the store in memory has. */
  long rowsInMemory() {
    try (KeyValueIterator<String, byte[]> rows =
        driver.<String, byte[]>getKeyValueStore("call-core").all()) {
      long count = 0;
      for (; rows.hasNext(); rows.next()) {
        count++;
      }
      return count;
    }
  }

  /** What RocksDB has on disk, in bytes. */
  long bytesOnDisk() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    driver.close();
  }
}
