package io.attune.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.schemas.DeadLetterHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka Streams' error handlers, in a topology that fails in each way but one: records that cannot
 * be read are in {@link StreamsAppIT}, as the driver loses what is sent while it reads.
 */
class SetAsideTest {
  @TempDir Path folder;

  private final List<String> counted = new ArrayList<>();
  private BiFunction<String, byte[], byte[]> redaction = (topic, value) -> value;
  private TopologyTestDriver driver;

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aRecordThatCannotBeProcessedIsSetAsideAndTheNextIsProcessed() {
    TestRecord<byte[], byte[]> letter = letterOf("bad");
    assertThat(letter.value()).isEqualTo("bad".getBytes(UTF_8));
    assertThat(header(letter, DeadLetterHeaders.REASON)).isEqualTo("failed");
    assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("in");
    assertThat(header(letter, DeadLetterHeaders.PARTITION)).isEqualTo("0");
    assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo("0");
    assertThat(header(letter, DeadLetterHeaders.EXCEPTION))
        .isEqualTo(IllegalStateException.class.getName());
  }

  @Test
  void aResultThatCannotBeWrittenSetsItsRecordAside() {
    TestRecord<byte[], byte[]> letter = letterOf("unwritable");
    assertThat(header(letter, DeadLetterHeaders.REASON)).isEqualTo("unwritable-result");
  }

  @Test
  void noHeaderRepeatsWhatWasSaid() {
    letterOf("bad")
        .headers()
        .forEach(header -> assertThat(new String(header.value(), UTF_8)).doesNotContain("bad"));
  }

  @Test
  void whatIsKeptIsRedacted() {
    redaction = (topic, value) -> (topic + ": [redacted]").getBytes(UTF_8);
    assertThat(letterOf("bad").value()).isEqualTo("in: [redacted]".getBytes(UTF_8));
  }

  @Test
  void whatCannotBeRedactedIsNotKept() {
    redaction =
        (topic, value) -> {
          throw new IllegalStateException("does not like it either");
        };
    assertThat(letterOf("bad").value()).isNull();
  }

  @Test
  void whatKafkaItselfThrowsStopsTheThread() {
    start();
    assertThatThrownBy(() -> input().pipeInput("k", "kafka")).isInstanceOf(StreamsException.class);
    assertThat(letters().isEmpty()).isTrue();
  }

  @Test
  void aFaultOnATickStopsTheThread() {
    start();
    assertThatThrownBy(() -> driver.advanceWallClockTime(Duration.ofSeconds(1)))
        .isInstanceOf(StreamsException.class);
    assertThat(counted).isEmpty();
  }

  /**
   * The dead letter of a record with this value, which must not keep the next from going through.
   */
  private TestRecord<byte[], byte[]> letterOf(String value) {
    start();
    input().pipeInput("k", value, 1_000);
    input().pipeInput("k", "good", 2_000);
    TestOutputTopic<String, String> output =
        driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer());
    assertThat(output.readValuesToList()).containsExactly("good");
    List<TestRecord<byte[], byte[]>> letters = letters().readRecordsToList();
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).key()).isEqualTo("k".getBytes(UTF_8));
    assertThat(letters.get(0).timestamp()).isEqualTo(1_000);
    assertThat(counted).containsExactly(header(letters.get(0), DeadLetterHeaders.REASON));
    return letters.get(0);
  }

  private void start() {
    AppConfig config =
        AppConfig.read(Optional.empty(), Map.of(), Map.of(Setting.STATE_DIR, folder.toString()));
    Properties settings = StreamsSettings.of(config, "dead");
    Consumer<String> counter = counted::add;
    settings.put(DeadLetters.COUNTER, counter);
    settings.put(DeadLetters.REDACTION, redaction);
    driver = new TopologyTestDriver(topology(), settings);
  }

  private static Topology topology() {
    return new Topology()
        .addSource("read", new StringDeserializer(), new StringDeserializer(), "in")
        .addProcessor("work", Fussy::new, "read")
        .addSink("write", "out", new StringSerializer(), new Unwilling(), "work");
  }

  private TestInputTopic<String, String> input() {
    return driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
  }

  private TestOutputTopic<byte[], byte[]> letters() {
    return driver.createOutputTopic(
        "dead", new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static String header(TestRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static final class Unwilling implements Serializer<String> {
    @Override
    public byte[] serialize(String topic, String data) {
      if (data.equals("unwritable")) {
        throw new SerializationException("does not like " + data);
      }
      return new ByteArraySerializer().serialize(topic, data.getBytes(UTF_8));
    }
  }

  private static final class Fussy extends ContextualProcessor<String, String, String, String> {
    @Override
    public void init(ProcessorContext<String, String> context) {
      super.init(context);
      context.schedule(
          Duration.ofSeconds(1),
          PunctuationType.WALL_CLOCK_TIME,
          now -> {
            throw new IllegalStateException("tick");
          });
    }

    @Override
    public void process(Record<String, String> record) {
      if (record.value().equals("bad")) {
        throw new IllegalStateException("does not like " + record.value());
      } else if (record.value().equals("kafka")) {
        throw new StreamsException("a store failed");
      }
      context().forward(record);
    }
  }
}
