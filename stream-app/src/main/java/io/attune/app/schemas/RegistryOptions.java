package io.attune.app.schemas;

import io.attune.app.AppConfig;
import io.attune.app.DeploymentOptions;
import io.attune.app.Failure;
import io.attune.app.Setting;
import io.attune.wire.registry.RegistryFormat;
import io.attune.wire.registry.RegistrySetting;
import io.attune.wire.registry.Subjects;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Option;

/** Which registry a command talks to. */
final class RegistryOptions extends DeploymentOptions {
  @Option(
      names = "--schema-registry-url",
      paramLabel = "URL",
      description = "The registry's base URL (default: ATTUNE_SCHEMA_REGISTRY_URL).")
  private String url;

  /**
   * The subjects; the registry is not asked yet.
   *
   * @throws Failure if no registry is set, or a setting is wrong
   */
  Subjects subjects() {
    AppConfig settings = settings(Setting.SCHEMA_REGISTRY_URL, url);
    if (!settings.registry().containsKey(RegistrySetting.URL.key())) {
      throw Failure.badInput("there is no schema registry: give --schema-registry-url");
    }
    try {
      return RegistryFormat.of(settings.registry(), settings.topicPrefix()).subjects();
    } catch (IllegalArgumentException e) {
      throw Failure.badInput(e.getMessage());
    }
  }

  /**
   * Asks the registry.
   *
   * @throws Failure if it does not answer, or lets nobody in
   */
  static int asking(Callable<Integer> command) throws Exception {
    try {
      return command.call();
    } catch (KafkaException e) {
      throw Failure.environment(e.getMessage(), e);
    }
  }
}
