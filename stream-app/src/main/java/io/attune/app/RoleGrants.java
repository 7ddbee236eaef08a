package io.attune.app;

import io.attune.app.grants.Grant;
import io.attune.app.grants.GrantCheck;
import io.attune.app.grants.PrincipalRole;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Whether Kafka lets this instance do what its roles are for. */
final class RoleGrants {
  private RoleGrants() {}

  /**
   * Asks, so that a missing grant is told at the start and not in the middle of a call.
   *
   * @throws Failure naming every grant that is missing, or that Kafka cannot be used
   */
  static void require(AppConfig config, PrincipalRole role) {
    try {
      List<Grant> missing = GrantCheck.missing(config.clientProperties(), role.grants(config));
      if (!missing.isEmpty()) {
        throw Failure.environment(
            GrantCheck.complaint(config.bootstrapServers(), role, missing), null);
      }
    } catch (KafkaException e) {
      throw KafkaFailure.of(config.bootstrapServers(), e);
    }
  }

  /** The complaint if grants are missing now; empty if none is, or nobody answers. */
  static Optional<String> complaint(AppConfig config, PrincipalRole role) {
    try {
      require(config, role);
      return Optional.empty();
    } catch (Failure e) {
      return e.getCause() == null ? Optional.of(e.getMessage()) : Optional.empty();
    }
  }
}
