package io.attune.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.schemas.CueFeedback;
import io.attune.schemas.FeedbackAction;
import io.attune.schemas.TrustedContracts;
import io.attune.wire.RecordCodec;
import io.attune.wire.SchemaUnavailable;
import io.attune.wire.SchemasRefused;
import io.attune.wire.TopicValue;
import io.attune.wire.Undecodable;
import io.attune.wire.Undecodable.Reason;
import io.attune.wire.WireFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Confluent's wire format, byte by byte, and what it makes of bytes that are not. */
class RegistryCodecTest {
  private static final String SUBJECT = "cue-feedback-value";

  /** 00, id 1, then cueId "q1", callId "c1" and what follows in the order of the schema. */
  private static final String GOLDEN = "000000000104713104633100008080e682b9660200";

  static {
    TrustedContracts.install();
  }

  private final StubRegistry stub = StubRegistry.start();
  private final Schema ours = SchemaTexts.published(CueFeedback.class);

  @AfterEach
  void close() {
    stub.close();
  }

  private RecordCodec<CueFeedback> codec(String... more) {
    return RegistryFormat.of(stub.properties(more), "").codec(TopicValue.CUE_FEEDBACK);
  }

  private static CueFeedback feedback() {
    return CueFeedback.newBuilder()
        .setCueId("q1")
        .setCallId("c1")
        .setAt(Instant.ofEpochMilli(1_760_000_000_000L))
        .setAction(FeedbackAction.SHOWN)
        .build();
  }

  @Test
  void bytesAreTheGoldenOnes() throws Exception {
    stub.add(SUBJECT, ours);
    assertThat(HexFormat.of().formatHex(codec().encode(feedback()))).isEqualTo(GOLDEN);
    assertThat(codec().decode(HexFormat.of().parseHex(GOLDEN))).isEqualTo(feedback());
  }

  @Test
  void aSchemaIsPublishedWithoutWhatConcernsJavaAlone() {
    assertThat(ours.toString()).doesNotContain("avro.java.string").contains("Carries no words");
  }

  @Test
  void anOlderAndANewerBuildAreRead() throws Exception {
    Schema newer = OtherVersions.newer(CueFeedback.class);
    Schema older = OtherVersions.without(CueFeedback.class, "tenant");
    byte[] fromNewer = written(stub.add(SUBJECT, newer), as(newer, feedback(), "mood", 7));
    byte[] fromOlder = written(stub.add(SUBJECT, older), as(older, feedback(), null, null));
    assertThat(codec().decode(fromNewer)).isEqualTo(feedback());
    assertThat(codec().decode(fromOlder)).isEqualTo(feedback());
  }

  @Test
  void theLatestVersionIsWrittenWithWhenThatIsSet() throws Exception {
    stub.add(SUBJECT, ours);
    Schema newer = OtherVersions.newer(CueFeedback.class);
    int latest = stub.add(SUBJECT, newer);
    byte[] bytes = codec("use.latest.version", "true").encode(feedback());
    assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(latest);
    GenericRecord read =
        new GenericDatumReader<GenericRecord>(newer)
            .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
    assertThat(read.get("mood")).isEqualTo(0);
    assertThat(read.get("cueId")).hasToString("q1");
    assertThat(codec().decode(bytes)).isEqualTo(feedback());
  }

  @Test
  void aLatestVersionThatCannotReadOursIsRefusedUnlessThatIsAllowed() {
    stub.add(SUBJECT, OtherVersions.incompatible(CueFeedback.class));
    assertThatThrownBy(() -> codec("use.latest.version", "true").encode(feedback()))
        .isInstanceOf(SchemasRefused.class)
        .hasMessageContainingAll(SUBJECT + ", version 1 (id 1)", "field mood");
  }

  @Test
  void anUnregisteredSchemaIsRegisteredOnlyWhereThatIsSet() throws Exception {
    assertThatThrownBy(() -> codec().encode(feedback()))
        .isInstanceOf(SchemasRefused.class)
        .hasMessage(SUBJECT + " has not this build's schema: run attune schemas register");
    byte[] bytes = codec("auto.register.schemas", "true").encode(feedback());
    assertThat(codec().decode(bytes)).isEqualTo(feedback());
  }

  @Test
  void theSingleObjectEncodingIsReadAsWell() throws Exception {
    byte[] before = WireFormat.SINGLE_OBJECT.codec(TopicValue.CUE_FEEDBACK).encode(feedback());
    assertThat(codec().decode(before)).isEqualTo(feedback());
    assertThat(stub.asked).isEmpty();
  }

  @Test
  void withoutARegistryItsRecordsAreNamed() {
    assertThatThrownBy(
            () ->
                WireFormat.SINGLE_OBJECT
                    .codec(TopicValue.CUE_FEEDBACK)
                    .decode(HexFormat.of().parseHex(GOLDEN)))
        .isInstanceOf(Undecodable.class)
        .hasMessageContaining("no registry is set");
  }

  @Test
  void whatIsNoRecordIsUndecodableForGood() {
    int ok = stub.add(SUBJECT, ours);
    int other = stub.add("o", SchemaBuilder.record("Other").fields().requiredInt("a").endRecord());
    refused(null, Reason.EMPTY);
    refused(new byte[0], Reason.EMPTY);
    refused("{\"json\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8), Reason.NOT_AVRO);
    refused(new byte[] {0, 0, 0}, Reason.CORRUPT);
    refused(header(ok), Reason.CORRUPT);
    refused(header(99), Reason.UNKNOWN_SCHEMA);
    refused(header(-1), Reason.UNKNOWN_SCHEMA);
    refused(header(other), Reason.UNKNOWN_SCHEMA);
    refused(new byte[TopicValue.CUE_FEEDBACK.mostBytes() + 1], Reason.IMPOSSIBLE);
    byte[] golden = HexFormat.of().parseHex(GOLDEN);
    refused(Arrays.copyOf(golden, golden.length - 1), Reason.CORRUPT);
    refused(Arrays.copyOf(golden, golden.length + 1), Reason.CORRUPT);
  }

  /** A length of two gigabytes in a few bytes must not become an array. */
  @Test
  void lengthsAreHeldAgainstWhatIsThere() {
    int ok = stub.add(SUBJECT, ours);
    ByteBuffer lie = ByteBuffer.allocate(12).put(header(ok));
    lie.put(new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F});
    refused(lie.array(), Reason.CORRUPT);
  }

  @Test
  void anyBytesBehindAGoodIdAreAnEventOrUndecodable() {
    int ok = stub.add(SUBJECT, ours);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    RecordCodec<CueFeedback> codec = codec();
    int bad = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[5 + random.nextInt(60)];
      random.nextBytes(bytes);
      System.arraycopy(header(ok), 0, bytes, 0, 5);
      try {
        codec.decode(bytes);
      } catch (Undecodable e) {
        bad++;
      }
    }
    assertThat(bad).as("seed %d", seed).isGreaterThan(4_000);
  }

  @Test
  void anUnknownIdIsTriedAgainLaterWhenTheRegistryIsAway() throws Exception {
    int id = stub.add(SUBJECT, ours);
    RecordCodec<CueFeedback> codec = codec("max.retries", "1");
    byte[] golden = HexFormat.of().parseHex(GOLDEN);
    stub.fail(2, 503, "");
    assertThatThrownBy(() -> codec.decode(golden)).isInstanceOf(SchemaUnavailable.class);
    assertThat(codec.decode(golden)).isEqualTo(feedback());
    stub.close();
    assertThat(codec.decode(golden)).as("id %d is known", id).isEqualTo(feedback());
    assertThatThrownBy(() -> codec.decode(header(55))).isInstanceOf(SchemaUnavailable.class);
  }

  @Test
  void afterPreparingNothingIsAskedAnyMore() throws Exception {
    RegistryFormat format =
        RegistryFormat.of(stub.properties("auto.register.schemas", "true"), "p.");
    format.prepare();
    stub.close();
    RecordCodec<CueFeedback> codec = format.codec(TopicValue.CUE_FEEDBACK);
    assertThat(codec.decode(codec.encode(feedback()))).isEqualTo(feedback());
  }

  private void refused(byte[] bytes, Reason reason) {
    assertThatThrownBy(() -> codec().decode(bytes))
        .isInstanceOfSatisfying(
            Undecodable.class, e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }

  private static byte[] header(int id) {
    return ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();
  }

  /** A record as a build with that schema would have it. */
  private static GenericRecord as(Schema schema, CueFeedback said, String more, Object value) {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      if (field.name().equals(more)) {
        record.put(field.name(), value);
      } else {
        Object was = said.get(said.getSchema().getField(field.name()).pos());
        record.put(
            field.name(),
            was instanceof Instant at
                ? (Object) at.toEpochMilli()
                : was instanceof Enum<?> symbol
                    ? new GenericData.EnumSymbol(field.schema(), symbol)
                    : was);
      }
    }
    return record;
  }

  private static byte[] written(int id, GenericRecord record) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(header(id));
    var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    return out.toByteArray();
  }
}
