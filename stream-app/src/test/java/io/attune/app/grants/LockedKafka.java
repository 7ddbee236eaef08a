package io.attune.app.grants;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.embedded.junit.FreePort;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A broker as a company runs it: TLS, a login by SCRAM or by a certificate, and nobody may do
 * anything that was not granted, {@code admin} aside.
 */
final class LockedKafka implements AutoCloseable {
  static final String ADMIN_PASSWORD = "admin's own";

  private final KafkaRaftServer server;
  private final int port;
  private final int certificatePort;
  private final int expiredPort;
  private final int strangePort;

  /**
   * @param good the broker's key store
   * @param expired one that is no longer valid
   * @param strange one for another host
   */
  LockedKafka(Path folder, Path good, Path expired, Path strange, Path authorityPem)
      throws Exception {
    port = FreePort.forLater();
    certificatePort = FreePort.forLater();
    expiredPort = FreePort.forLater();
    strangePort = FreePort.forLater();
    format(folder);
    Map<String, String> config = config(folder, good, authorityPem);
    config.put("listener.name.expired.ssl.keystore.location", expired.toString());
    config.put("listener.name.strange.ssl.keystore.location", strange.toString());
    server = new KafkaRaftServer(KafkaConfig.fromProps(asProperties(config), false), Time.SYSTEM);
    server.startup();
  }

  private static void format(Path folder) throws Exception {
    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)) {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .addDirectory(folder.toString())
          .setMetadataLogDirectory(folder.toString())
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setScramArguments(List.of("SCRAM-SHA-512=[name=admin,password=" + ADMIN_PASSWORD + "]"))
          .setPrintStream(nowhere)
          .run();
    }
  }

  private Map<String, String> config(Path folder, Path keystore, Path authorityPem)
      throws Exception {
    int controller = FreePort.forLater();
    Map<String, String> all = new TreeMap<>();
    all.put("process.roles", "broker,controller");
    all.put("node.id", "1");
    all.put("log.dirs", folder.toString());
    all.put("listeners", endpoints("127.0.0.1") + ",CONTROLLER://127.0.0.1:" + controller);
    all.put("advertised.listeners", endpoints("localhost"));
    all.put(
        "listener.security.protocol.map",
        "SCRAM:SASL_SSL,CERTIFICATE:SSL,EXPIRED:SSL,STRANGE:SSL,CONTROLLER:PLAINTEXT");
    all.put("controller.listener.names", "CONTROLLER");
    all.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    all.put("inter.broker.listener.name", "SCRAM");
    all.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
    all.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    all.put("listener.name.scram.scram-sha-512.sasl.jaas.config", login("admin", ADMIN_PASSWORD));
    all.put("ssl.keystore.type", "PKCS12");
    all.put("ssl.keystore.location", keystore.toString());
    all.put("ssl.keystore.password", TestCertificates.PASSWORD);
    all.put("ssl.key.password", TestCertificates.PASSWORD);
    all.put("ssl.truststore.type", "PEM");
    all.put("ssl.truststore.location", authorityPem.toString());
    all.put("listener.name.certificate.ssl.client.auth", "required");
    all.put("authorizer.class.name", RecordingAuthorizer.class.getName());
    all.put("allow.everyone.if.no.acl.found", "false");
    // The controller's listener asks for no name, and only the broker beside it can reach it.
    all.put("super.users", "User:admin;User:ANONYMOUS");
    small(all);
    return all;
  }

  private static void small(Map<String, String> all) {
    all.put("auto.create.topics.enable", "false");
    all.put("group.initial.rebalance.delay.ms", "0");
    for (String topic : List.of("offsets.topic", "transaction.state.log")) {
      all.put(topic + ".num.partitions", "1");
      all.put(topic + ".replication.factor", "1");
    }
    all.put("transaction.state.log.min.isr", "1");
    all.put("log.cleaner.dedupe.buffer.size", "4194304");
    all.put("log.index.size.max.bytes", "1048576");
    all.put("controlled.shutdown.enable", "false");
  }

  private static Properties asProperties(Map<String, String> all) {
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }

  private String endpoints(String host) {
    return "SCRAM://%1$s:%2$d,CERTIFICATE://%1$s:%3$d,EXPIRED://%1$s:%4$d,STRANGE://%1$s:%5$d"
        .formatted(host, port, certificatePort, expiredPort, strangePort);
  }

  static String login(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
        + user
        + "\" password=\""
        + password
        + "\";";
  }

  /** For who logs in with a password. */
  String servers() {
    return "localhost:" + port;
  }

  /** For who logs in with a certificate. */
  String certificateServers() {
    return "localhost:" + certificatePort;
  }

  /** Where its certificate is no longer valid. */
  String expiredServers() {
    return "localhost:" + expiredPort;
  }

  /** Where its certificate is another host's. */
  String strangeServers() {
    return "localhost:" + strangePort;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
