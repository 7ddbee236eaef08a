package io.attune.app;

import io.attune.topology.KafkaRefusal;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** The client with which a command or a start asks Kafka what is there and what is granted. */
public final class PatientAdmin {
  /** How long an answer may take, ms: long enough for a broker that is starting beside us. */
  public static final int PATIENCE_MS = 15_000;

  private PatientAdmin() {}

  /**
   * Opens one, to be closed. It waits so long whatever time-outs are set for the other clients.
   *
   * @throws Failure if it cannot be made: of the settings, or of an address that nobody knows
   */
  public static Admin open(AppConfig config) {
    Map<String, Object> properties = config.clientProperties();
    properties.put("default.api.timeout.ms", PATIENCE_MS);
    properties.put("request.timeout.ms", PATIENCE_MS);
    try {
      return Admin.create(properties);
    } catch (KafkaException e) {
      throw Failure.environment(
          "cannot reach Kafka at "
              + config.bootstrapServers()
              + ": "
              + KafkaRefusal.of(e).orElse(rootMessage(e)),
          e);
    }
  }

  private static String rootMessage(Throwable e) {
    return e.getCause() == null ? e.getMessage() : rootMessage(e.getCause());
  }
}
