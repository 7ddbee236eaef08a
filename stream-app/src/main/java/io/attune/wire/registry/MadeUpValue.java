package io.attune.wire.registry;

import io.attune.wire.AvroBytes;
import io.attune.wire.AvroValue;
import io.attune.wire.TopicValue;
import io.attune.wire.Undecodable;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;

/** Records that say nothing, to try a serde out with; each time the same. */
final class MadeUpValue {
  private static final long SEED = 1;
  private static final byte[] NO_HEADER = {};

  private MadeUpValue() {}

  /** A value of this topic, with something in its fields. */
  static <T extends SpecificRecord> T of(TopicValue<T> topic) {
    AvroValue<T> avro = new AvroValue<>(topic.type(), topic.mostBytes());
    Object madeUp = new RandomData(avro.schema(), 1, SEED).iterator().next();
    byte[] bytes =
        AvroBytes.of(NO_HEADER, new GenericDatumWriter<>(avro.schema(), new GenericData()), madeUp);
    try {
      return avro.read(avro.readerOf(avro.schema()), bytes, 0);
    } catch (Undecodable e) {
      throw new IllegalStateException("cannot happen: it was written with its schema", e);
    }
  }
}
