package io.attune.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.EnumSymbol;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Today's classes read what every recorded version wrote, field by field. */
class ReleasedBytesTest {
  static List<GoldenBytes> goldenBytes() throws IOException {
    return GoldenBytes.all();
  }

  @ParameterizedTest
  @MethodSource("goldenBytes")
  void todaysClassReadsTheBytesOfEveryVersion(GoldenBytes golden) throws IOException {
    Schema today = today(golden.record());
    ReleasedSchemas released = ReleasedSchemas.of(today);
    GenericRecord written = golden.values(released.byVersion().get(golden.version()));

    Class<?> type = SpecificData.get().getClass(today);
    Object read =
        new BinaryMessageDecoder<>(SpecificData.getForClass(type), today, released)
            .decode(golden.bytes());

    assertThat(read).isInstanceOf(type);
    assertCarries(golden.name(), written, plain(read, type, today));
  }

  /** Bytes that nobody stored would let a version go untested. */
  @Test
  void everyRecordedSchemaHasGoldenBytes() throws IOException {
    List<GoldenBytes> stored = GoldenBytes.all();
    for (Schema today : ReleasedSchemas.RECORDED) {
      for (String version : ReleasedSchemas.of(today).byVersion().keySet()) {
        assertThat(stored)
            .as("%s %s", version, today.getName())
            .anyMatch(
                golden ->
                    golden.equals(
                        new GoldenBytes(version, today.getName(), today.getName() + "-sparse")))
            .anyMatch(
                golden ->
                    golden.equals(
                        new GoldenBytes(version, today.getName(), today.getName() + "-full-0")));
      }
    }
  }

  private static Schema today(String record) {
    return ReleasedSchemas.RECORDED.stream()
        .filter(schema -> schema.getName().equals(record))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Today's object without its Java types, written and read back, so that values compare like with
   * like.
   */
  private static GenericRecord plain(Object read, Class<?> type, Schema today) throws IOException {
    ByteBuffer bytes =
        new BinaryMessageEncoder<>(SpecificData.getForClass(type), today).encode(read);
    return new BinaryMessageDecoder<GenericRecord>(GenericData.get(), today).decode(bytes);
  }

  private static void assertCarries(String path, GenericRecord written, GenericRecord read) {
    for (Field field : read.getSchema().getFields()) {
      Field before = written.getSchema().getField(field.name());
      Object expected =
          before == null ? GenericData.get().getDefaultValue(field) : written.get(before.pos());
      assertSame(path + "." + field.name(), expected, read.get(field.pos()));
    }
  }

  private static void assertSame(String path, Object expected, Object actual) {
    if (expected instanceof GenericRecord written && actual instanceof GenericRecord read) {
      assertThat(read.getSchema().getFullName())
          .as(path)
          .isEqualTo(written.getSchema().getFullName());
      assertCarries(path, written, read);
    } else if (expected instanceof List<?> written && actual instanceof List<?> read) {
      assertThat(read).as(path).hasSameSizeAs(written);
      for (int i = 0; i < written.size(); i++) {
        assertSame(path + "[" + i + "]", written.get(i), read.get(i));
      }
    } else if (expected instanceof EnumSymbol written && actual instanceof EnumSymbol read) {
      boolean known = read.getSchema().hasEnumSymbol(written.toString());
      assertThat(read)
          .as(path)
          .hasToString(known ? written.toString() : read.getSchema().getEnumDefault());
    } else if (expected instanceof CharSequence) {
      assertThat(actual).as(path).isInstanceOf(CharSequence.class).hasToString(expected.toString());
    } else {
      assertThat(actual).as(path).isEqualTo(expected);
    }
  }
}
