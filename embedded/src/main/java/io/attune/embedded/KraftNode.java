package io.attune.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.fault.FaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Controller and broker of one KRaft node: the only class that sees Kafka's internal classes.
 *
 * <p>It joins the parts as {@link KafkaRaftServer} does, with two differences that this class
 * cannot be told: the server sockets are already bound ({@link ReservedPorts}), and a fatal fault
 * is recorded and logged instead of ending the process without cleaning up.
 */
final class KraftNode {

  private static final Logger log = LoggerFactory.getLogger(KraftNode.class);

  /** The controller is in the same process and answers at once, or not at all. */
  private static final Duration CONTROLLED_SHUTDOWN = Duration.ofSeconds(2);

  private final ControllerServer controller;
  private final BrokerServer broker;
  private final String clusterId;
  private final AtomicReference<Throwable> fault;

  private KraftNode(
      ControllerServer controller,
      BrokerServer broker,
      String clusterId,
      AtomicReference<Throwable> fault) {
    this.controller = controller;
    this.broker = broker;
    this.clusterId = clusterId;
    this.fault = fault;
  }

  /** Makes the folder a broker's folder, with a cluster id of its own. */
  static void format(Path folder) throws Exception {
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerProperties.NODE_ID)
          .addDirectory(folder.toString())
          .setMetadataLogDirectory(folder.toString())
          .setControllerListenerName(BrokerProperties.CONTROLLER)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setPrintStream(nowhere)
          .run();
    }
  }

  /** Puts the node together on a formatted folder; nothing runs yet. */
  static KraftNode on(ReservedPorts ports, Properties properties) {
    KafkaConfig config = KafkaConfig.fromProps(properties, false);
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored =
        KafkaRaftServer.initializeLogDirs(config, log, "");
    String clusterId = stored._1().clusterId().orElseThrow();
    AtomicReference<Throwable> fault = new AtomicReference<>();
    SharedServer shared =
        new SharedServer(
            config,
            stored._1(),
            Time.SYSTEM,
            Server.initializeMetrics(config, Time.SYSTEM, clusterId),
            CompletableFuture.completedFuture(
                Map.of(
                    BrokerProperties.NODE_ID,
                    InetSocketAddress.createUnresolved(
                        ReservedPorts.HOST, ports.controllerPort()))),
            List.of(),
            (name, fatal, action) -> recorder(name, fatal, action, fault),
            handingOver(ports));
    return new KraftNode(
        new ControllerServer(shared, KafkaRaftServer.configSchema(), stored._2()),
        new BrokerServer(shared),
        clusterId,
        fault);
  }

  /** Returns when clients can connect. The controller goes first: the broker asks it to join. */
  void start() {
    controller.startup();
    broker.startup();
  }

  /** Stops what runs, also after a failed start. The broker goes first: it says goodbye. */
  void stop() {
    try {
      broker.shutdown(CONTROLLED_SHUTDOWN);
    } finally {
      controller.shutdown();
    }
  }

  String clusterId() {
    return clusterId;
  }

  /** The first fault that Kafka calls fatal; the node is of no use after it. */
  Optional<Throwable> fault() {
    return Optional.ofNullable(fault.get());
  }

  private static ServerSocketFactory handingOver(ReservedPorts ports) {
    return (listener, address, backlog, receiveBuffer) ->
        ListenerName.normalised(listener)
                .equals(ListenerName.normalised(BrokerProperties.CONTROLLER))
            ? ports.controllerSocket()
            : ports.clientSocket();
  }

  static FaultHandler recorder(
      String name, boolean fatal, Runnable action, AtomicReference<Throwable> fault) {
    return (message, cause) -> {
      String what = "The embedded broker has a fault in its " + name + ": " + message;
      RuntimeException seen = new IllegalStateException(what, cause);
      log.error(what, cause);
      if (fatal) {
        fault.compareAndSet(null, seen);
      }
      action.run();
      return seen;
    };
  }
}
