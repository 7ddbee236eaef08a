package io.attune.load;

import io.attune.embedded.BrokerOptions;
import io.attune.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** The embedded broker in a JVM of its own, on 127.0.0.1. */
public final class ChildBroker {
  private static final String READY = "broker ready at ";
  private static final Pattern ADDRESS = Pattern.compile(READY + "(\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ChildBroker() {}

  /**
   * Starts it, and waits until clients can connect.
   *
   * @param port 0 takes a free one
   * @param data kept, and opened again by the next one that is started on it
   * @param properties of the broker, that win over the embedded broker's own
   * @param jvmOptions such as {@code -Xmx1g}
   * @param log what it prints is put at the end of this file
   * @return the process; {@link #bootstrapServers} says where it listens
   * @throws IllegalStateException if it ends instead, or is not ready after two minutes
   */
  public static ChildProcess start(
      int port, Path data, Map<String, String> properties, List<String> jvmOptions, Path log)
      throws IOException, InterruptedException {
    List<String> args = new ArrayList<>(List.of(Integer.toString(port), data.toString()));
    properties.forEach((name, value) -> args.add(name + "=" + value));
    ChildProcess broker =
        ChildProcess.start("broker", jvmOptions, ChildBroker.class.getName(), args, log);
    try {
      broker.awaitLine(ADDRESS, PATIENCE);
    } catch (RuntimeException | IOException | InterruptedException e) {
      broker.close();
      throw e;
    }
    return broker;
  }

  /** Where a started broker listens, {@code 127.0.0.1:PORT}. */
  public static String bootstrapServers(ChildProcess broker) throws IOException {
    return broker.find(ADDRESS).orElseThrow().group(1);
  }

  /** Takes the port, the data folder and the properties as NAME=VALUE; ends with SIGTERM. */
  public static void main(String[] args) throws InterruptedException {
    BrokerOptions options =
        BrokerOptions.defaults()
            .withPort(Integer.parseInt(args[0]))
            .withDataFolder(Path.of(args[1]));
    for (String property : List.of(args).subList(2, args.length)) {
      int equals = property.indexOf('=');
      options = options.with(property.substring(0, equals), property.substring(equals + 1));
    }
    EmbeddedKafka kafka = EmbeddedKafka.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "broker-stop"));
    System.out.println(READY + kafka.bootstrapServers());
    new CountDownLatch(1).await();
  }
}
