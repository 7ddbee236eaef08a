package io.attune.containers;

import io.attune.topology.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/** Kafka Connect as deploy/connect has it, on the shared broker and registry. */
final class ConnectWorker {
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static final String HOME = "/opt/attune/";

  private ConnectWorker() {}

  /**
   * @param sinks the folder of deploy/connect with its sinks
   * @param modules those that make its plugins
   * @param settings what the sinks take from the environment
   * @return a worker, not started; it is ready when all its sinks run
   */
  static GenericContainer<?> newWorker(
      Topics topics, String sinks, List<String> modules, Map<String, String> settings) {
    GenericContainer<?> worker =
        new GenericContainer<>(Containers.KAFKA)
            .withNetwork(Containers.NETWORK)
            .withExposedPorts(8083)
            .withCopyFileToContainer(
                MountableFile.forHostPath(PROJECT.resolve("deploy/connect"), 0755),
                HOME + "connect")
            .withEnv("ATTUNE_CONNECT_SINKS", sinks)
            .withEnv("ATTUNE_BOOTSTRAP_SERVERS", "kafka:9093")
            .withEnv("ATTUNE_TOPIC_PREFIX", topics.prefix())
            .withEnv("ATTUNE_SCHEMA_REGISTRY_URL", "http://registry:8080/apis/ccompat/v7")
            .withEnv(settings)
            .withCommand(HOME + "connect/connect")
            .waitingFor(
                Wait.forSuccessfulCommand(HOME + "connect/connect ready")
                    .withStartupTimeout(Duration.ofMinutes(4)));
    for (String module : modules) {
      worker.withCopyFileToContainer(
          MountableFile.forHostPath(pluginsOf(module), 0755), HOME + "plugins");
    }
    return worker;
  }

  private static Path pluginsOf(String module) {
    Path plugins = PROJECT.resolve(module).resolve("target/plugins");
    if (!Files.isDirectory(plugins)) {
      throw new IllegalStateException(
          "no " + plugins + ": run mvn -pl " + module + " -am pre-integration-test first");
    }
    return plugins;
  }
}
