package io.attune.containers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;

/**
 * Somebody else's program: Confluent's own client, with an Avro of its own, as it comes inside
 * Flink's format. It shares no code with ours.
 */
final class GenuineClient {
  private final CachedSchemaRegistryClient registry;

  GenuineClient(String registryUrl) {
    this.registry = new CachedSchemaRegistryClient(registryUrl, 100);
  }

  /** Registers a schema. */
  int register(String subject, String schema) throws Exception {
    return registry.register(subject, new AvroSchema(schema));
  }

  /** The level that is set for a subject. */
  String compatibility(String subject) throws Exception {
    return registry.getCompatibility(subject);
  }

  /**
   * Writes a record with one schema that is given with another; registers that schema if it must.
   *
   * @param bare the record in plain Avro
   */
  byte[] write(String subject, String schema, String bareSchema, byte[] bare) throws Exception {
    Schema written = new Schema.Parser().parse(schema);
    GenericRecord record =
        new GenericDatumReader<GenericRecord>(new Schema.Parser().parse(bareSchema), written)
            .read(null, DecoderFactory.get().binaryDecoder(bare, null));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ConfluentSchemaRegistryCoder(subject, registry).writeSchema(written, out);
    var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(written).write(record, encoder);
    return out.toByteArray();
  }

  /** Reads a record with the schema that it was written with. */
  GenericRecord read(String subject, byte[] value) throws Exception {
    ByteArrayInputStream in = new ByteArrayInputStream(value);
    Schema schema = new ConfluentSchemaRegistryCoder(subject, registry).readSchema(in);
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().directBinaryDecoder(in, null));
  }
}
