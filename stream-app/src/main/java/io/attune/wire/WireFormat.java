package io.attune.wire;

import org.apache.avro.specific.SpecificRecord;

/**
 * How values of the topics are written: with a schema registry or without. Chosen once, at start.
 * Rows of the stores are no concern of it: they are always in Avro's single-object encoding, so
 * that no state depends on a registry. Safe for threads.
 */
public interface WireFormat {
  /** Avro's single-object encoding, which needs no registry. */
  WireFormat SINGLE_OBJECT =
      new WireFormat() {
        @Override
        public <T extends SpecificRecord> RecordCodec<T> codec(TopicValue<T> value) {
          return new SingleObject<>(value.type(), value.mostBytes());
        }
      };

  /** What reads and writes the values of a topic. Asks nobody yet. */
  <T extends SpecificRecord> RecordCodec<T> codec(TopicValue<T> value);

  /**
   * Makes sure that every topic can be written and read, and fetches what that takes, so that no
   * record has to wait for it. Blocks for as long as a registry is waited for.
   *
   * @throws SchemasRefused if a schema is missing, or does not go with those of this build
   * @throws SchemaUnavailable if it cannot be said, because nobody answers
   */
  default void prepare() {}
}
