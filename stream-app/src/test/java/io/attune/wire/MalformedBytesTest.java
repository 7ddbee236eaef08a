package io.attune.wire;

import static io.attune.wire.Undecodable.Reason.CORRUPT;
import static io.attune.wire.Undecodable.Reason.EMPTY;
import static io.attune.wire.Undecodable.Reason.IMPOSSIBLE;
import static io.attune.wire.Undecodable.Reason.NEWER_KIND;
import static io.attune.wire.Undecodable.Reason.NOT_AVRO;
import static io.attune.wire.Undecodable.Reason.UNKNOWN_SCHEMA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.attune.schemas.CallEvent;
import io.attune.schemas.CueFeedback;
import io.attune.schemas.FeedbackAction;
import io.attune.schemas.Heartbeat;
import io.attune.schemas.PlaybookActivated;
import io.attune.schemas.SegmentHeard;
import io.attune.schemas.Speaker;
import io.attune.schemas.Word;
import io.attune.wire.Undecodable.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedBytesTest {
  private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");
  private static final String SECRET = "xylophone";

  private final CallEvents events = new CallEvents();

  static Stream<Arguments> malformed() throws IOException {
    byte[] good = Bytes.of("c1", AT, segment(SECRET).build());
    byte[] flipped = good.clone();
    flipped[5] ^= 1;
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    byte[] feedback =
        new Feedback()
            .encode(
                new io.attune.call.CueFeedback(
                    "c1", AT.toEpochMilli(), "q1", io.attune.call.CueFeedback.Action.SHOWN));
    return Stream.of(
        Arguments.of("null", null, EMPTY),
        Arguments.of("no bytes", new byte[0], EMPTY),
        Arguments.of("text", ("{\"text\":\"" + SECRET + "\"}").getBytes(UTF_8), NOT_AVRO),
        Arguments.of("a marker and no more", new byte[] {(byte) 0xC3, 1}, NOT_AVRO),
        Arguments.of("a Confluent header", new byte[] {0, 0, 0, 0, 7, 2, 4, 'c', '1', 0}, NOT_AVRO),
        Arguments.of("another schema", flipped, UNKNOWN_SCHEMA),
        Arguments.of("another record", feedback, UNKNOWN_SCHEMA),
        Arguments.of("cut off", Arrays.copyOf(good, good.length - 1), CORRUPT),
        Arguments.of("one byte more", longer, CORRUPT),
        Arguments.of("a branch that is not there", byHand(out -> out.writeIndex(99)), CORRUPT),
        Arguments.of("a speaker that is not there", speakerOf(77), CORRUPT),
        Arguments.of("a text of 2 GiB in a few bytes", textOf(Integer.MAX_VALUE - 8), CORRUPT),
        Arguments.of("a text of negative length", textOf(-5), CORRUPT),
        Arguments.of("two thousand million words", wordsOf(2_000_000_000L), CORRUPT),
        Arguments.of("as many words as a long holds", wordsOf(Long.MAX_VALUE), CORRUPT),
        Arguments.of("a text of 1 MiB", text(SECRET.repeat((1 << 20) / 9)), IMPOSSIBLE),
        Arguments.of("a text of 30,001 characters", text("x".repeat(30_001)), IMPOSSIBLE),
        Arguments.of("6,001 words", words(6_001), IMPOSSIBLE),
        Arguments.of("an end before the start", with(segment(SECRET).setEndMs(5)), IMPOSSIBLE),
        Arguments.of("a confidence of 2", with(segment(SECRET).setConfidence(2.0)), IMPOSSIBLE),
        Arguments.of(
            "no confidence at all", with(segment(SECRET).setConfidence(Double.NaN)), IMPOSSIBLE),
        Arguments.of("the year 292,278,994", at(Long.MAX_VALUE), IMPOSSIBLE),
        Arguments.of("a time before 1970", at(-1), IMPOSSIBLE),
        Arguments.of("no call", Bytes.of(null, AT, segment(SECRET).build()), IMPOSSIBLE),
        Arguments.of("a heartbeat of one call", Bytes.of("c1", AT, heartbeat()), IMPOSSIBLE),
        Arguments.of("a version that is no number", activated("two"), IMPOSSIBLE),
        Arguments.of("a version with a second spelling", activated("02"), IMPOSSIBLE),
        Arguments.of("a newer kind of event", Bytes.of("c1", AT, null), NEWER_KIND));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void isRefusedForItsReasonWithoutAWordOfTheCall(String what, byte[] bytes, Reason reason) {
    Undecodable refused = catchThrowableOfType(Undecodable.class, () -> events.decode(bytes));
    assertThat(refused).as(what).isNotNull();
    assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
    assertThat(refused.getMessage()).isNotBlank().doesNotContain(SECRET);
    assertThat(refused).hasNoCause();
  }

  @Test
  void feedbackOfANewerKindIsToldFromBrokenFeedback() {
    Feedback feedback = new Feedback();
    byte[] newer =
        WireFormat.SINGLE_OBJECT
            .codec(TopicValue.CUE_FEEDBACK)
            .encode(new CueFeedback("q1", "c1", "", null, AT, FeedbackAction.UNKNOWN, null));
    assertThat(catchThrowableOfType(Undecodable.class, () -> feedback.decode(newer)).reason())
        .isEqualTo(NEWER_KIND);
    byte[] blank =
        WireFormat.SINGLE_OBJECT
            .codec(TopicValue.CUE_FEEDBACK)
            .encode(new CueFeedback(" ", "c1", "", null, AT, FeedbackAction.SHOWN, null));
    assertThat(catchThrowableOfType(Undecodable.class, () -> feedback.decode(blank)).reason())
        .isEqualTo(IMPOSSIBLE);
  }

  /**
   * Whatever a broken disk or a hostile producer sends is decoded or refused, never thrown at us.
   */
  @Test
  void anyBytesAreDecodedOrRefused() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] good = Bytes.of("c1", AT, segment("that's more than we planned").build());
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bytes[10 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt();
      }
      try {
        assertThat(events.decode(bytes)).as("seed %d, round %d", seed, i).isNotNull();
      } catch (Undecodable e) {
        refused++;
      }
    }
    assertThat(refused).as("seed %d", seed).isPositive();
  }

  private static SegmentHeard.Builder segment(String text) {
    return SegmentHeard.newBuilder()
        .setSegmentId("s1")
        .setSpeaker(Speaker.CUSTOMER)
        .setText(text)
        .setStartMs(1200)
        .setEndMs(3000);
  }

  private static byte[] with(SegmentHeard.Builder segment) {
    return Bytes.of("c1", AT, segment.build());
  }

  private static byte[] text(String text) {
    return with(segment(text));
  }

  private static byte[] words(int count) {
    List<Word> words = Stream.generate(() -> new Word("a", 0L, 1L, null)).limit(count).toList();
    return with(segment("a").setWords(words));
  }

  private static byte[] at(long epochMs) throws IOException {
    return byHand(
        out -> {
          out.writeIndex(1);
          out.writeString("c1");
          out.writeString("");
          out.writeLong(epochMs);
          out.writeIndex(0);
          out.writeIndex(3);
          out.writeIndex(0);
          out.writeIndex(0);
        });
  }

  private static byte[] speakerOf(int index) throws IOException {
    return byHand(
        out -> {
          segmentUpToSpeaker(out);
          out.writeEnum(index);
        });
  }

  private static byte[] textOf(int length) throws IOException {
    return byHand(
        out -> {
          segmentUpToText(out);
          out.writeLong(length);
          out.writeFixed("hello".getBytes(UTF_8));
        });
  }

  private static byte[] wordsOf(long count) throws IOException {
    return byHand(
        out -> {
          segmentUpToText(out);
          out.writeString("hello");
          out.writeLong(0);
          out.writeLong(400);
          out.writeIndex(0);
          out.writeLong(count);
          out.writeString("hello");
        });
  }

  private static void segmentUpToText(BinaryEncoder out) throws IOException {
    segmentUpToSpeaker(out);
    out.writeEnum(0);
    out.writeIndex(0);
  }

  private static void segmentUpToSpeaker(BinaryEncoder out) throws IOException {
    out.writeIndex(1);
    out.writeString("c1");
    out.writeString("");
    out.writeLong(AT.toEpochMilli());
    out.writeIndex(0);
    out.writeIndex(2);
    out.writeString("s1");
    out.writeInt(0);
    out.writeBoolean(true);
  }

  private static byte[] byHand(Bytes.Values values) throws IOException {
    return Bytes.byHand(CallEvent.getClassSchema(), values);
  }

  private static Heartbeat heartbeat() {
    return Heartbeat.newBuilder().setProducerId("p1").setPublishedUpTo(AT).build();
  }

  private static byte[] activated(String version) {
    PlaybookActivated activated =
        PlaybookActivated.newBuilder().setPlaybookId("default-en").setVersion(version).build();
    return Bytes.of(null, AT, activated);
  }
}
