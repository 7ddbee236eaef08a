package io.attune.wire.registry;

import org.apache.kafka.common.KafkaException;

/**
 * The registry answers, and says no: to ask again would not help. The message names the registry
 * and what was asked for. One of Kafka's exceptions, since no record is at fault.
 */
public final class RegistryRefusal extends KafkaException {
  private static final long serialVersionUID = 1L;

  /** Codes of the protocol, in the body of an error. */
  static final int NO_SUBJECT = 40401;

  static final int NO_VERSION = 40402;
  static final int NO_SCHEMA = 40403;
  static final int INCOMPATIBLE = 409;

  private final int code;

  /**
   * @param code of the protocol, or the status of HTTP where there is none
   */
  RegistryRefusal(int code, String message) {
    super(message);
    this.code = code;
  }

  /** Whether what was asked for does not exist, in the protocol's own words. */
  boolean isAbsence() {
    return code == NO_SUBJECT || code == NO_VERSION || code == NO_SCHEMA;
  }

  /** Whether a schema does not go with those before it. */
  boolean isIncompatible() {
    return code == INCOMPATIBLE;
  }
}
