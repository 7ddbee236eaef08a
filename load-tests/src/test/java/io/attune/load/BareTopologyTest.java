package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.topology.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareTopologyTest {
  private static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);
  private static final int FINALS = 100;

  @TempDir Path folder;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> events;

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void itWritesAsManyRecordsOfAsManyBytesAsItIsTold() {
    run(0);
    for (int number = 0; number < FINALS; number++) {
      send(number, BenchHeader.FINAL.headers(number));
    }

    assertValues(Topics.PLAIN.callTurns(), FINALS, 640);
    assertValues(Topics.PLAIN.callViews(), 80, 912);
    assertValues(Topics.PLAIN.callSummaries(), 10, 2_000);
    assertValues("bare-call-core-changelog", 135, 231);
    assertValues("bare-call-window-changelog", FINALS, 107);
    assertThat(written(Topics.PLAIN.coachingCues())).hasSize(5);
  }

  @Test
  void partialsComeToNothingAndOtherEventsToRowsInMemoryOnly() {
    run(0);
    send(0, BenchHeader.PARTIAL.headers());
    assertThat(driver.producedTopicNames()).isEmpty();

    send(0, BenchHeader.OTHER.headers());
    assertThat(driver.producedTopicNames()).containsExactly("bare-call-core-changelog");
  }

  @Test
  void turnsAndTheCueOfAProbeTellWhichFinalTheyCameOf() {
    run(0);
    send(7, BenchHeader.FINAL.headers(7));
    send(300, BenchHeader.PROBE.headers(300));

    assertThat(written(Topics.PLAIN.callTurns()))
        .extracting(turn -> BenchHeader.number(turn.headers()))
        .containsExactly(7, 300);
    assertThat(written(Topics.PLAIN.coachingCues()))
        .extracting(cue -> BenchHeader.number(cue.headers()))
        .containsExactly(300);
  }

  @Test
  void cuesThatFallDueByTheClockComeThenAndOnlyThen() {
    run(5_000);
    send(0, BenchHeader.FINAL.headers(0));
    driver.advanceWallClockTime(Duration.ofMillis(4_900));
    assertThat(driver.producedTopicNames()).doesNotContain(Topics.PLAIN.coachingCues());

    driver.advanceWallClockTime(Duration.ofMillis(150));
    assertThat(written(Topics.PLAIN.coachingCues()))
        .extracting(TestRecord::getRecordTime)
        .containsExactly(START.plusMillis(5_000));
  }

  private void run(int cueAfterMs) {
    BareSize size =
        new BareSize(
            new Volume(1.35, 231),
            new Volume(1, 107),
            new Volume(1, 640),
            new Volume(0.8, 912),
            new Volume(0.1, 2_000),
            cueAfterMs);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bare");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    driver = new TopologyTestDriver(BareTopology.of(Topics.PLAIN, size, 50), settings, START);
    events =
        driver.createInputTopic(
            Topics.PLAIN.callEvents(), new StringSerializer(), new ByteArraySerializer());
  }

  private void send(int call, List<Header> headers) {
    events.pipeInput(
        new TestRecord<>("call-" + call, new byte[150], new RecordHeaders(headers), START));
  }

  private void assertValues(String topic, int count, int bytes) {
    assertThat(written(topic)).hasSize(count).allSatisfy(r -> assertThat(r.value()).hasSize(bytes));
  }

  private List<TestRecord<String, byte[]>> written(String topic) {
    return driver
        .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }
}
