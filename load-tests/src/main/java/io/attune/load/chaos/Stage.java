package io.attune.load.chaos;

import io.attune.load.ChildBroker;
import io.attune.load.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is broken: a broker in a process of its own behind a proxy, two processors with a standby
 * each for the other, and a third that comes and goes. For one thread.
 */
final class Stage implements AutoCloseable {
  /** Of the topics. */
  static final int PARTITIONS = 4;

  /** Each of them. */
  static final Set<Integer> ALL =
      IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toUnmodifiableSet());

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path folder;
  private final int brokerPort;
  private final SlowProxy proxy;
  private final List<ProcessorInstance> instances = new ArrayList<>();
  private final ProcessorInstance guest;
  private ChildProcess broker;

  private Stage(Path folder, int brokerPort) throws IOException, InterruptedException {
    this.folder = folder;
    this.brokerPort = brokerPort;
    this.proxy = SlowProxy.to(brokerPort);
    instances.add(new ProcessorInstance("processor-1", servers(), folder));
    instances.add(new ProcessorInstance("processor-2", servers(), folder));
    guest = new ProcessorInstance("processor-3", servers(), folder);
  }

  /**
   * Starts everything.
   *
   * @param folder for all data and logs
   */
  static Stage open(Path folder) throws IOException, InterruptedException {
    Stage stage = new Stage(folder, freePort());
    try {
      stage.startBroker();
      for (ProcessorInstance instance : stage.instances) {
        instance.start();
        instance.awaitReady(PATIENCE);
      }
      return stage;
    } catch (IOException | InterruptedException | RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where clients find the broker. */
  String servers() {
    return "127.0.0.1:" + proxy.port();
  }

  SlowProxy proxy() {
    return proxy;
  }

  /** Those that are there all the time. */
  List<ProcessorInstance> instances() {
    return instances;
  }

  /** The one that comes and goes. */
  ProcessorInstance guest() {
    return guest;
  }

  /** Starts the broker on what it left, and waits until it answers. */
  void startBroker() throws IOException, InterruptedException {
    broker =
        ChildBroker.start(
            brokerPort,
            folder.resolve("kafka"),
            Map.of(
                "advertised.listeners",
                "PLAINTEXT://" + servers(),
                // The oracle reads from the views when producers were lost and found.
                "log.cleaner.enable",
                "false"),
            List.of("-Xmx512m", "-XX:+UseSerialGC"),
            folder.resolve("broker.log"));
  }

  void killBroker() throws InterruptedException {
    broker.kill9();
  }

  /** Stops the broker in order. */
  void stopBroker() throws InterruptedException {
    if (!broker.stop(Duration.ofSeconds(60))) {
      throw new IllegalStateException("the broker does not stop; see " + broker.log());
    }
  }

  /**
   * Starts what does not run, and waits until all do their work.
   *
   * @return how many did not
   */
  int heal() throws IOException, InterruptedException {
    int ended = 0;
    for (ProcessorInstance instance : instances) {
      if (!instance.isAlive()) {
        ended++;
        instance.start();
      }
    }
    for (ProcessorInstance instance : instances) {
      instance.awaitReady(PATIENCE);
    }
    return ended;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (ProcessorInstance instance : instances) {
      instance.close();
    }
    guest.close();
    if (broker != null) {
      broker.kill9();
    }
    proxy.close();
  }
}
