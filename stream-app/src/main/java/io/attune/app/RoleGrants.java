package io.attune.app;

import io.attune.app.grants.Grant;
import io.attune.app.grants.GrantCheck;
import io.attune.app.grants.PrincipalRole;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Whether Kafka lets this instance do what its roles are for. */
final class RoleGrants {
  private RoleGrants() {}

  /**
   * Asks, so that a missing grant is told at the start and not in the middle of a call.
   *
   * @throws Failure naming every grant that is missing, or that Kafka cannot be used
   */
  static void require(Admin admin, AppConfig config, PrincipalRole role) {
    try {
      missing(admin, config, role).ifPresent(RoleGrants::refuse);
    } catch (KafkaException e) {
      throw KafkaFailure.of(config.bootstrapServers(), e);
    }
  }

  /**
   * The same where Kafka need not be there yet.
   *
   * @throws Failure naming every grant that is missing
   */
  static void requireIfAnswered(AppConfig config, PrincipalRole role) {
    complaint(config, role).ifPresent(RoleGrants::refuse);
  }

  /** The complaint if grants are missing now; empty if none is, or nobody answers. */
  static Optional<String> complaint(AppConfig config, PrincipalRole role) {
    try (Admin admin = PatientAdmin.open(config)) {
      return missing(admin, config, role);
    } catch (Failure | KafkaException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> missing(Admin admin, AppConfig config, PrincipalRole role) {
    List<Grant> missing = GrantCheck.missing(admin, role.grants(config));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(GrantCheck.complaint(config.bootstrapServers(), role, missing));
  }

  private static void refuse(String complaint) {
    throw Failure.environment(complaint, null);
  }
}
