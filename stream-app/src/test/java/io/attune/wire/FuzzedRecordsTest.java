package io.attune.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.fuzz.Fuzz;
import io.attune.fuzz.Fuzz.Parser;
import io.attune.fuzz.Fuzz.Tally;
import io.attune.fuzz.HostileRecords;
import io.attune.schemas.CallEvent;
import io.attune.schemas.StoredPartition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every topic, and of the store: at the edges of what Avro can say, and broken. */
class FuzzedRecordsTest {
  private static final CallEvents EVENTS = new CallEvents();
  private static final Feedback FEEDBACK = new Feedback();
  private static final PlaybookDocuments PLAYBOOKS = new PlaybookDocuments();
  private static final NewsReader NEWS = new NewsReader();
  private static final Acknowledgements ACKNOWLEDGEMENTS = new Acknowledgements();

  static Stream<Arguments> topics() {
    RecordCodec<?> erasures = WireFormat.SINGLE_OBJECT.codec(TopicValue.CALL_ERASURES);
    return Stream.of(
        topic(TopicValue.CALL_EVENTS, bytes -> again(EVENTS.decode(bytes))),
        topic(TopicValue.CUE_FEEDBACK, FEEDBACK::decode),
        topic(TopicValue.PLAYBOOKS, PLAYBOOKS::decode),
        topic(TopicValue.COACHING_CUES, bytes -> NEWS.cue(bytes, null).json().bytes()),
        topic(TopicValue.CALL_VIEWS, bytes -> NEWS.view(bytes).json().bytes()),
        topic(TopicValue.CALL_TURNS, bytes -> NEWS.json(NEWS.turn(bytes), true)),
        topic(TopicValue.CALL_SUMMARIES, bytes -> NEWS.finished(bytes)),
        topic(TopicValue.CALL_ERASURES, erasures::decode),
        topic(TopicValue.ALERT_ACKNOWLEDGEMENTS, ACKNOWLEDGEMENTS::decode));
  }

  private static Arguments topic(TopicValue<?> topic, Parser parser) {
    return Arguments.of(topic.topic(), SpecificData.get().getSchema(topic.type()), parser);
  }

  /** What was understood can be written, and is understood the same. */
  private static void again(io.attune.call.CallEvent event) throws Undecodable {
    assertThat(EVENTS.decode(EVENTS.encode(event))).isEqualTo(event);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("topics")
  void valuesAreTakenOrRefused(String topic, Schema schema, Parser parser) {
    Tally edges =
        Fuzz.of(topic + " at its edges", parser, Undecodable.class)
            .run(random -> () -> bytes(schema, new HostileRecords(random).of(schema)));
    assertThat(edges.taken() + edges.refused()).isPositive();
    Tally broken =
        Fuzz.of(topic + " broken", parser, Undecodable.class).run(good(schema, parser), List.of());
    assertThat(broken.refused()).isPositive();
    assertThat(broken.taken()).isPositive();
  }

  /** Events as they are, but for one field. */
  @Test
  void anOddFieldIsTakenOrRefused() {
    RandomEvents events = new RandomEvents(Fuzz.SEED);
    Tally tally =
        Fuzz.of("call event with an odd field", b -> again(EVENTS.decode(b)), Undecodable.class)
            .run(
                random -> {
                  HostileRecords hostile = new HostileRecords(random);
                  return () -> {
                    byte[] good = EVENTS.encode(events.event(random.nextInt(RandomEvents.KINDS)));
                    GenericData.Record record = generic(CallEvent.getClassSchema(), good);
                    hostile.change(record);
                    return bytes(CallEvent.getClassSchema(), record);
                  };
                });
    assertThat(tally.taken()).isGreaterThan(tally.refused() / 10);
    assertThat(tally.refused()).isGreaterThan(tally.taken() / 10);
  }

  private static GenericData.Record generic(Schema schema, byte[] value) {
    try {
      BinaryDecoder in = DecoderFactory.get().binaryDecoder(value, 10, value.length - 10, null);
      return new GenericDatumReader<GenericData.Record>(schema, schema, new GenericData())
          .read(null, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void rowsOfThePartitionAreReadOrRefused() {
    Schema schema = StoredPartition.getClassSchema();
    Parser parser = PartitionRow::decode;
    Fuzz.of("partition row at its edges", parser, Undecodable.class)
        .run(random -> () -> bytes(schema, new HostileRecords(random).of(schema)));
  }

  @Test
  void changesOfARowAreAppliedOrRefused() {
    byte[] base = "the quick brown fox jumps over the lazy dog, again and again".getBytes(UTF_8);
    byte[] row =
        "the quick brown fox and then the lazy dog, again, again and again".getBytes(UTF_8);
    byte[] delta = new RowDelta().between(base, row, 1_000);
    assertThat(delta).isNotNull();
    Tally tally =
        Fuzz.of("change of a row", bytes -> RowDelta.apply(base, bytes), Undecodable.class)
            .run(List.of(delta), List.of());
    assertThat(tally.refused()).isPositive();
  }

  /** Some that are taken. */
  private static List<byte[]> good(Schema schema, Parser parser) {
    List<byte[]> good = new ArrayList<>();
    HostileRecords records = new HostileRecords(new Random(Fuzz.SEED));
    for (int tries = 0; good.size() < 12; tries++) {
      assertThat(tries).as("%s: good ones, -Dfuzz.seed=%d", schema, Fuzz.SEED).isLessThan(50_000);
      byte[] bytes = bytes(schema, records.of(schema));
      try {
        parser.take(bytes);
        good.add(bytes);
      } catch (Undecodable e) {
        // One that is not.
      } catch (Exception e) {
        throw new AssertionError("-Dfuzz.seed=" + Fuzz.SEED, e);
      }
    }
    return good;
  }

  private static byte[] bytes(Schema schema, Object value) {
    try {
      return Bytes.byHand(
          schema, out -> new GenericDatumWriter<>(schema, new GenericData()).write(value, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
