package io.attune.embedded;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The properties of one broker: one node, loopback only, quick to start, tuned for live calls. */
final class BrokerProperties {

  static final int NODE_ID = 1;
  static final String CLIENTS = "PLAINTEXT";
  static final String CONTROLLER = "CONTROLLER";

  /** What makes it embedded: set from the options alone. */
  private static final Set<String> FIXED =
      Set.of(
          "process.roles",
          "node.id",
          "broker.id",
          "listeners",
          "listener.security.protocol.map",
          "inter.broker.listener.name",
          "controller.listener.names",
          "controller.quorum.voters",
          "controller.quorum.bootstrap.servers",
          "log.dir",
          "log.dirs",
          "metadata.log.dir");

  private static final Map<String, String> ONE_NODE =
      Map.ofEntries(
          Map.entry("num.partitions", "1"),
          Map.entry("default.replication.factor", "1"),
          Map.entry("min.insync.replicas", "1"),
          // One partition each: there are a handful of groups and of transactional ids.
          Map.entry("offsets.topic.num.partitions", "1"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("transaction.state.log.num.partitions", "1"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          // A misspelt topic is an error, not a new topic.
          Map.entry("auto.create.topics.enable", "false"));

  private static final Map<String, String> LIVE =
      Map.of(
          // Nobody else is about to join, so the first member need not wait (default 3 s).
          "group.initial.rebalance.delay.ms", "0",
          "group.streams.initial.rebalance.delay.ms", "0",
          // A killed processor's open transaction hides cues until this sweep (default 10 s).
          "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
          // The controller answers a stopping broker with its heartbeat (default 2 s).
          "broker.heartbeat.interval.ms", "200",
          // The node shares its JVM with the controller: a start that takes longer has failed.
          "server.max.startup.time.ms", "60000");

  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "4"),
          // 128 MB by default, allocated at start; a few thousand live keys fit in 4 MB.
          Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
          Map.entry("log.cleaner.backoff.ms", "1000"),
          // The active segment is never compacted or expired, so small ones keep topics small.
          Map.entry("log.segment.bytes", "33554432"),
          Map.entry("log.index.size.max.bytes", "1048576"),
          Map.entry("offsets.topic.segment.bytes", "16777216"),
          Map.entry("transaction.state.log.segment.bytes", "16777216"),
          Map.entry("metadata.log.segment.bytes", "8388608"),
          // No record in the metadata log, and so no sync of the disk, while nothing happens.
          Map.entry("metadata.max.idle.interval.ms", "0"));

  /**
   * After a kill the controller refuses the broker until the session of the killed one is over,
   * which cannot live on: its folder is locked by us. So the wait is cut from 9 s to 2 s. Not in
   * general: a broker that is starved of CPU for a whole session loses its leaderships for a
   * moment.
   */
  private static final Map<String, String> AFTER_A_KILL =
      Map.of("broker.session.timeout.ms", "2000");

  private BrokerProperties() {}

  /**
   * All properties of a broker on these ports and this folder.
   *
   * @throws EmbeddedKafkaException if an extra property is one of those that are fixed here
   */
  static Properties of(ReservedPorts ports, DataFolder folder, Map<String, String> extra) {
    Properties all = new Properties();
    all.putAll(ONE_NODE);
    all.putAll(LIVE);
    all.putAll(SMALL);
    if (folder.leftBehind()) {
      all.putAll(AFTER_A_KILL);
    }
    all.putAll(checked(extra));
    all.put("process.roles", "broker,controller");
    all.put("node.id", Integer.toString(NODE_ID));
    all.put(
        "listeners",
        endpoint(CLIENTS, ports.clientPort()) + "," + endpoint(CONTROLLER, ports.controllerPort()));
    all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    all.put("inter.broker.listener.name", CLIENTS);
    all.put("controller.listener.names", CONTROLLER);
    all.put(
        "controller.quorum.voters",
        NODE_ID + "@" + ReservedPorts.HOST + ":" + ports.controllerPort());
    all.put("log.dirs", folder.path().toString());
    return all;
  }

  private static Map<String, String> checked(Map<String, String> extra) {
    Set<String> refused = new TreeSet<>(extra.keySet());
    refused.retainAll(FIXED);
    if (!refused.isEmpty()) {
      throw new EmbeddedKafkaException(
          "The embedded broker sets "
              + String.join(", ", refused)
              + " itself: leave it out, and use the port and the data folder of the options");
    }
    return extra;
  }

  private static String endpoint(String listener, int port) {
    return listener + "://" + ReservedPorts.HOST + ":" + port;
  }
}
