package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CueFeedback;
import io.attune.call.Speaker;
import io.attune.detect.Turn;
import io.attune.engine.CallEngine;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import io.attune.language.TextReading;
import io.attune.language.TextScorer;
import io.attune.schemas.DeadLetterHeaders;
import io.attune.wire.CallEvents;
import io.attune.wire.Feedback;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes, it is set aside as it came, and the stream goes on. */
class DeadLettersTest {
  private static final long START = Script.START;
  private static final byte[] EVENT = encoded(START);
  private static final String SECRET = "my card number is nine nine";

  @TempDir private Path stateDir;
  private TopologyHarness topology;

  @BeforeEach
  void start() {
    topology = new TopologyHarness(stateDir, START);
  }

  @AfterEach
  void stop() {
    topology.close();
  }

  static Stream<Arguments> malformed() {
    byte[] otherSchema = EVENT.clone();
    otherSchema[5] ^= 1;
    byte[] flipped = new byte[200];
    new Random(7).nextBytes(flipped);
    System.arraycopy(EVENT, 0, flipped, 0, 10);
    return Stream.of(
        Arguments.of("no value", "c1", null, "empty"),
        Arguments.of("no bytes", "c1", new byte[0], "empty"),
        Arguments.of("text instead of Avro", "c1", SECRET.getBytes(UTF_8), "not-avro"),
        Arguments.of("a schema that nobody knows", "c1", otherSchema, "unknown-schema"),
        Arguments.of(
            "another record of ours",
            "c1",
            new Feedback().encode(new CueFeedback("c1", START, "q", CueFeedback.Action.SHOWN)),
            "unknown-schema"),
        Arguments.of("bytes cut short", "c1", Arrays.copyOf(EVENT, EVENT.length - 9), "corrupt"),
        Arguments.of("noise after the fingerprint", "c1", flipped, "corrupt"),
        Arguments.of("a megabyte", "c1", megabyte(), "impossible"),
        Arguments.of("no key", null, EVENT, "key-missing"),
        Arguments.of("the key of another call", "c2", EVENT, "key-mismatch"),
        Arguments.of("seconds taken for milliseconds", "c1", encoded(START * 1_000), "impossible"),
        Arguments.of("tomorrow", "c1", encoded(START + 86_400_000), "time-ahead"),
        Arguments.of("a heartbeat of tomorrow", null, heartbeat(START + 86_400_000), "time-ahead"));
  }

  private static byte[] encoded(long at) {
    return TimeTravel.at(CallEvent.of("c1", START, said(SECRET)), at);
  }

  private static CallEvent.SegmentHeard said(String text) {
    return Script.segment("s1", 0, true, Speaker.CUSTOMER, 0, 2_000, text);
  }

  private static byte[] megabyte() {
    byte[] bytes = Arrays.copyOf(EVENT, 1_000_000);
    Arrays.fill(bytes, EVENT.length, bytes.length, (byte) 'a');
    return bytes;
  }

  private static byte[] heartbeat(long upTo) {
    return new CallEvents().encode(CallEvent.of(null, START, new Heartbeat("p1", upTo)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void malformedRecordIsSetAsideAndTheStreamGoesOn(
      String name, String key, byte[] value, String reason) {
    for (int i = 0; i < 10; i++) {
      topology.raw(key, value, START);
    }
    topology.hearAll(Script.call().customer(0, 2_000, "that is too expensive").inputs());

    List<TestRecord<byte[], byte[]>> dead = topology.deadLetters();
    assertThat(dead).hasSize(10);
    TestRecord<byte[], byte[]> letter = dead.get(3);
    assertThat(letter.key()).isEqualTo(key == null ? null : key.getBytes(UTF_8));
    assertThat(letter.value()).isEqualTo(value);
    assertThat(header(letter, DeadLetterHeaders.REASON)).isEqualTo(reason);
    assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("call-events");
    assertThat(header(letter, DeadLetterHeaders.PARTITION)).isEqualTo("0");
    assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo("3");
    for (Header header : letter.headers()) {
      assertThat(new String(header.value(), UTF_8)).doesNotContain("card");
    }
    assertThat(topology.counter("attune.dead.letters", "reason", reason)).isEqualTo(10);
    assertThat(topology.cues()).as("the stream goes on").hasSize(1);
  }

  @Test
  void defectOfTheEngineCostsOneRecordAndNotTheCall() {
    topology.close();
    CallEngine healthy = SmallPlaybook.engine();
    TextScorer fails =
        (utterance, context) -> {
          if (utterance.text().contains("card")) {
            throw new IllegalStateException(utterance.text());
          }
          return reading(healthy, utterance.text(), utterance.speaker());
        };
    topology = new TopologyHarness(stateDir, START, new CallEngine(healthy.playbook(), fails));
    topology.hearAll(
        Script.call()
            .customer(0, 1_000, SECRET)
            .customer(2_000, 4_000, "that is too expensive")
            .inputs());

    TestRecord<byte[], byte[]> letter = topology.deadLetters().get(0);
    assertThat(header(letter, DeadLetterHeaders.REASON)).isEqualTo("engine-failed");
    assertThat(header(letter, DeadLetterHeaders.EXCEPTION))
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(topology.cues()).hasSize(1);
  }

  private static TextReading reading(CallEngine engine, String text, Speaker speaker) {
    Turn turn = new Turn(Script.segment("s", 0, true, speaker, 0, 1, text), 0, null, null);
    return engine.reread(turn, "").reading();
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }
}
