package io.attune.connect;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;

/**
 * Values of Attune's topics as flat rows for sinks, whichever way they were written: in Avro's
 * single-object encoding, or in the Confluent wire format with the schema in any registry of that
 * protocol. Both may stand in one topic. Safe for threads.
 *
 * <p>A row has a column for each field of the schema that it was written with, so a field that is
 * new becomes a new column by itself; {@link Columns} tells how types are mapped.
 */
public final class ContractConverter implements Converter {
  private final Columns columns = new Columns();
  private WriterSchemas writers;

  @Override
  public ConfigDef config() {
    return RegistrySettings.DEFINITION;
  }

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    writers = new WriterSchemas(RegistrySettings.of(settings).map(RegistrySchemas::new));
  }

  /**
   * @return nothing for a tombstone
   * @throws DataException if the bytes are none of ours; quotes none of them
   */
  @Override
  public SchemaAndValue toConnectData(String topic, byte[] value) {
    if (value == null) {
      return SchemaAndValue.NULL;
    }
    Written written = writers.of(topic, value);
    Columns.Table table = columns.of(written.schema());
    return new SchemaAndValue(table.schema(), table.row(read(topic, written, value)));
  }

  private static GenericRecord read(String topic, Written written, byte[] value) {
    try {
      BinaryDecoder in =
          DecoderFactory.get()
              .binaryDecoder(value, written.offset(), value.length - written.offset(), null);
      GenericRecord row = new GenericDatumReader<GenericRecord>(written.schema()).read(null, in);
      if (!in.isEnd()) {
        throw new DataException(
            topic + ": " + written.schema().getName() + " ends before its bytes do");
      }
      return row;
    } catch (IOException | org.apache.avro.AvroRuntimeException | IndexOutOfBoundsException e) {
      // Avro's messages may quote the bytes.
      throw new DataException(
          topic
              + ": "
              + written.schema().getName()
              + " cannot be read from its bytes: "
              + e.getClass().getSimpleName());
    }
  }

  /** It is for sinks only. */
  @Override
  public byte[] fromConnectData(String topic, Schema schema, Object value) {
    throw new DataException("ContractConverter reads Attune's topics and writes none");
  }
}
