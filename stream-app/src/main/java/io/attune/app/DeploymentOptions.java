package io.attune.app;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which deployment a command is about, whatever of it the command talks to. */
public abstract class DeploymentOptions {
  @Option(
      names = "--topic-prefix",
      paramLabel = "TEXT",
      description = "Before the name of every topic (default: ATTUNE_TOPIC_PREFIX, or nothing).")
  private String topicPrefix;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in a properties file, as attune run takes them.")
  private Path config;

  /**
   * Its settings.
   *
   * @param setting what else the command line may say
   * @param value what it says, null for nothing
   * @throws Failure naming every setting that is unknown or wrong
   */
  protected final AppConfig settings(Setting setting, String value) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    if (value != null) {
      given.put(setting, value);
    }
    if (topicPrefix != null) {
      given.put(Setting.TOPIC_PREFIX, topicPrefix);
    }
    return AppConfig.read(Optional.ofNullable(config), given);
  }
}
