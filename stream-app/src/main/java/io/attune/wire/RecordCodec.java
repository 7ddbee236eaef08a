package io.attune.wire;

import org.apache.avro.specific.SpecificRecord;

/**
 * Values of one topic to and from bytes. Safe for threads.
 *
 * @param <T> the generated class
 */
public interface RecordCodec<T extends SpecificRecord> {
  /**
   * The bytes that say this.
   *
   * @throws SchemaUnavailable if it must be written with a schema that cannot be asked for now
   */
  byte[] encode(T value);

  /**
   * What the bytes say.
   *
   * @throws Undecodable if they say nothing that this build can take; they will not tomorrow either
   * @throws SchemaUnavailable if their schema cannot be asked for now; the same bytes can be tried
   *     again
   */
  T decode(byte[] bytes) throws Undecodable;
}
