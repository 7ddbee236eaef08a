package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.schemas.TrustedContracts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a record holds, its bytes are those that Avro itself would write. */
class RecordWriterTest {
  private static final int RECORDS = 200;
  private static final String[] WORDS = {"", "price", "né", "日本", "🙂", "don't\n"};

  static Stream<TopicValue<?>> topics() {
    return TopicValue.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  <T extends SpecificRecord> void writesWhatAvroWrites(TopicValue<T> topic) throws IOException {
    TrustedContracts.install();
    SpecificData model = SpecificData.getForClass(topic.type());
    Schema schema = model.getSchema(topic.type());
    AvroValue<T> ours = new AvroValue<>(topic.type(), topic.mostBytes());
    Random random = new Random(7);
    for (int i = 0; i < RECORDS; i++) {
      T record = topic.type().cast(value(schema, model, random));

      assertThat(ours.write(new byte[0], record)).as("%s", record).isEqualTo(avros(record, model));
    }
  }

  private static <T extends SpecificRecord> byte[] avros(T record, SpecificData model)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<T>(record.getSchema(), model).write(record, out);
    out.flush();
    return bytes.toByteArray();
  }

  private static Object value(Schema schema, SpecificData model, Random random) {
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return Instant.ofEpochMilli(random.nextLong() >> random.nextInt(40));
    }
    return switch (schema.getType()) {
      case RECORD -> {
        SpecificRecord record = (SpecificRecord) model.newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
          record.put(field.pos(), value(field.schema(), model, random));
        }
        yield record;
      }
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(schema.getElementType(), model, random));
        }
        yield items;
      }
      case UNION ->
          value(schema.getTypes().get(random.nextInt(schema.getTypes().size())), model, random);
      case ENUM -> {
        List<String> symbols = schema.getEnumSymbols();
        yield model.createEnum(symbols.get(random.nextInt(symbols.size())), schema);
      }
      case NULL -> null;
      case STRING -> WORDS[random.nextInt(WORDS.length)];
      case INT -> random.nextInt() >> random.nextInt(32);
      case LONG -> random.nextLong() >> random.nextInt(64);
      case DOUBLE -> random.nextBoolean() ? random.nextDouble() : Double.NaN;
      case BOOLEAN -> random.nextBoolean();
      default -> throw new IllegalArgumentException("no value of the type " + schema.getType());
    };
  }
}
