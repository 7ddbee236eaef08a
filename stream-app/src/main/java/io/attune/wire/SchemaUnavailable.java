package io.attune.wire;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema that a record is written with cannot be had right now, because the registry is away.
 * The record itself may be in order: it must be tried again, and never be set aside for this. Kafka
 * Streams' handlers see one of Kafka's own exceptions in it, which is nobody's bad record.
 */
public final class SchemaUnavailable extends RetriableException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was asked for, of whom, and what came instead; no record's text and no
   *     credentials
   */
  public SchemaUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
