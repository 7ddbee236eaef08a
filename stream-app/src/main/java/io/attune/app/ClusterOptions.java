package io.attune.app;

import io.attune.app.play.Cluster;
import picocli.CommandLine.Option;

/** Which Kafka a command talks to. */
public final class ClusterOptions extends DeploymentOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka's brokers (default: ATTUNE_BOOTSTRAP_SERVERS, or localhost:9092).")
  private String bootstrapServers;

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
    AppConfig settings = settings(Setting.BOOTSTRAP_SERVERS, bootstrapServers);
    return new Cluster(settings.clientProperties(), settings.topics());
  }
}
