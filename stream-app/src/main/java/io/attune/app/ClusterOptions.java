package io.attune.app;

import io.attune.app.play.Cluster;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which Kafka a command talks to. */
public final class ClusterOptions {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka's brokers (default: ATTUNE_BOOTSTRAP_SERVERS, or localhost:9092).")
  private String bootstrapServers;

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

  /** Whether brokers are named on the command line, for commands that can do without. */
  public boolean isGiven() {
    return bootstrapServers != null;
  }

  /**
   * The cluster; nobody is asked yet whether it is there.
   *
   * @throws Failure naming every setting that is unknown or wrong
   */
  public Cluster cluster() {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    if (bootstrapServers != null) {
      given.put(Setting.BOOTSTRAP_SERVERS, bootstrapServers);
    }
    if (topicPrefix != null) {
      given.put(Setting.TOPIC_PREFIX, topicPrefix);
    }
    AppConfig settings = AppConfig.read(Optional.ofNullable(config), given);
    return new Cluster(settings.clientProperties(), settings.topics());
  }
}
