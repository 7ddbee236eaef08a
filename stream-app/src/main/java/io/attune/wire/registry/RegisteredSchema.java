package io.attune.wire.registry;

import org.apache.avro.Schema;

/**
 * A version of a subject.
 *
 * @param version 1 or more
 * @param id what records carry; the same for the same schema, whatever the subject
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {
  /** As messages name it. */
  @Override
  public String toString() {
    return subject + ", version " + version + " (id " + id + ")";
  }
}
