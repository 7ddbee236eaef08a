package io.attune.app;

import io.attune.topology.KafkaRefusal;
import java.util.concurrent.TimeoutException;

/**
 * That Kafka cannot be used, as the user is told: nobody answers, or it refuses, and what to do.
 */
final class KafkaFailure {
  private KafkaFailure() {}

  /**
   * @param servers the brokers as the user named them
   * @param e what a Kafka client threw
   */
  static Failure of(String servers, Throwable e) {
    boolean silent =
        e instanceof TimeoutException
            || e instanceof org.apache.kafka.common.errors.TimeoutException;
    return Failure.environment(
        silent
            ? "no Kafka broker answers at "
                + servers
                + " (set bootstrap-servers, and kafka.security.protocol if it wants TLS)"
            : "Kafka at " + servers + " refuses: " + KafkaRefusal.orMessage(e),
        e);
  }
}
