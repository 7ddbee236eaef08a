package io.attune.connect;

import org.apache.avro.Schema;

/**
 * How a value was written.
 *
 * @param schema the writer's
 * @param offset where the Avro binary begins, bytes from the start of the value
 */
record Written(Schema schema, int offset) {}
