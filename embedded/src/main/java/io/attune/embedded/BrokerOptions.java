package io.attune.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How to run the embedded broker.
 *
 * @param port TCP port on 127.0.0.1, 0 to 65535; 0 takes a free one
 * @param dataFolder kept and reopened on the next start; empty means a folder of its own under the
 *     system's temporary folder, deleted on close
 * @param properties broker properties that win over the built-in ones, except those that make the
 *     broker embedded (roles, node id, listeners, quorum, log folder), which are refused at start
 */
public record BrokerOptions(int port, Optional<Path> dataFolder, Map<String, String> properties) {

  /**
   * @throws IllegalArgumentException if the port is out of range
   */
  public BrokerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "port must lie in 0 to 65535 (0 takes a free one), but is " + port);
    }
    Objects.requireNonNull(dataFolder, "dataFolder");
    properties = Map.copyOf(properties);
  }

  /** A free port, temporary data, the built-in properties. */
  public static BrokerOptions defaults() {
    return new BrokerOptions(0, Optional.empty(), Map.of());
  }

  /** The same on this port of 127.0.0.1; 0 takes a free one. */
  public BrokerOptions withPort(int newPort) {
    return new BrokerOptions(newPort, dataFolder, properties);
  }

  /** The same with its data in this folder, which stays after close. */
  public BrokerOptions withDataFolder(Path folder) {
    return new BrokerOptions(port, Optional.of(folder), properties);
  }

  /** The same with one broker property more, in the words of Kafka's server.properties. */
  public BrokerOptions with(String property, String value) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(property, value);
    return new BrokerOptions(port, dataFolder, more);
  }
}
