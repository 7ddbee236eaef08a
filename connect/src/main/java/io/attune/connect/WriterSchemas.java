package io.attune.connect;

import io.attune.schemas.ReleasedSchemas;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.connect.errors.DataException;

/** Finds the schema that a value was written with by what stands before it. Safe for threads. */
final class WriterSchemas {
  /** Marker and fingerprint of the single-object encoding, bytes. */
  private static final int FINGERPRINTED = 10;

  /** Marker and id of the Confluent wire format, bytes. */
  private static final int NUMBERED = 5;

  private final Map<Long, Schema> released = new HashMap<>();
  private final Optional<RegistrySchemas> registry;

  WriterSchemas(Optional<RegistrySchemas> registry) {
    this.registry = registry;
    for (Schema contract : ReleasedSchemas.RECORDED) {
      for (Schema version : ReleasedSchemas.of(contract).byVersion().values()) {
        released.put(SchemaNormalization.parsingFingerprint64(version), version);
      }
    }
  }

  /**
   * @throws DataException if that cannot be told
   */
  Written of(String topic, byte[] value) {
    if (value.length >= FINGERPRINTED && value[0] == (byte) 0xC3 && value[1] == 0x01) {
      long fingerprint = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
      Schema schema = released.get(fingerprint);
      if (schema == null) {
        throw new DataException(
            String.format(
                "%s: no released schema has the fingerprint %016x; was it written by a newer"
                    + " Attune than this plugin is of?",
                topic, fingerprint));
      }
      return new Written(schema, FINGERPRINTED);
    }
    if (value.length >= NUMBERED && value[0] == 0) {
      int id = ByteBuffer.wrap(value).getInt(1);
      return new Written(
          registry
              .orElseThrow(
                  () ->
                      new DataException(
                          topic
                              + ": the value names schema "
                              + id
                              + " of a registry; set value.converter.schema.registry.url"))
              .byId(id),
          NUMBERED);
    }
    throw new DataException(
        topic
            + ": the value begins neither as a single object of Avro (C3 01) nor as in the Confluent"
            + " wire format (00)");
  }
}
