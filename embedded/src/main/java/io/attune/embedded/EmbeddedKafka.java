package io.attune.embedded;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A real Kafka broker, with its controller, inside this process, on 127.0.0.1 only.
 *
 * <pre>{@code
 * try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerOptions.defaults())) {
 *   kafka.createTopics(List.of(new NewTopic("calls", 4, (short) 1)));
 *   ... kafka.bootstrapServers() ...
 * }
 * }</pre>
 *
 * <p>All methods may be called from any thread. {@link #close} may come at any moment, also while
 * {@link #start()} still runs in another thread (Ctrl-C): it waits for that and then stops the
 * broker. If the data folder fails while the broker runs (disk full, folder deleted), Kafka itself
 * ends the process.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private enum Phase {
    NEW,
    RUNNING,
    CLOSED
  }

  private final BrokerOptions options;
  private Phase phase = Phase.NEW;
  private DataFolder folder;
  private ReservedPorts ports;
  private KraftNode node;

  /** Remembers the options; nothing is opened before {@link #start()}. */
  public EmbeddedKafka(BrokerOptions options) {
    this.options = options;
  }

  /** A running broker with these options; see {@link #start()}. */
  public static EmbeddedKafka start(BrokerOptions options) {
    return new EmbeddedKafka(options).start();
  }

  /**
   * Starts the broker and returns when clients can connect. A start that fails leaves nothing
   * behind.
   *
   * @return this
   * @throws EmbeddedKafkaException if the port is taken, the folder cannot be used, or Kafka
   *     refuses to start; the message says how to fix it
   * @throws IllegalStateException if it was started or closed before
   */
  public synchronized EmbeddedKafka start() {
    if (phase != Phase.NEW) {
      throw new IllegalStateException("An embedded broker starts once, this one is " + phase);
    }
    try {
      ports = ReservedPorts.bind(options.port());
      folder = options.dataFolder().map(DataFolder::kept).orElseGet(DataFolder::temporary);
      startNode(BrokerProperties.of(ports, folder, options.properties()));
      phase = Phase.RUNNING;
      return this;
    } catch (RuntimeException | Error e) {
      closeAfter(e);
      throw e;
    }
  }

  /** The {@code bootstrap.servers} of this broker, {@code 127.0.0.1:<port>}. */
  public synchronized String bootstrapServers() {
    return ReservedPorts.HOST + ":" + running().ports.clientPort();
  }

  /** The cluster id, the same for every start on the same kept folder. */
  public synchronized String clusterId() {
    return running().node.clusterId();
  }

  /** Where the broker keeps its data while it runs. */
  public synchronized Path dataFolder() {
    return running().folder.path();
  }

  /** Why the broker stopped working by itself, if it did. It should then be closed. */
  public synchronized Optional<Throwable> fault() {
    return running().node.fault();
  }

  /**
   * Makes those of the topics that are missing and returns when all of them can be written to. A
   * topic that exists stays as it is, also if its partitions or settings differ.
   *
   * @throws EmbeddedKafkaException if Kafka refuses a topic, or is not ready after 30 s
   */
  public void createTopics(Collection<NewTopic> topics) {
    TopicCreation.run(bootstrapServers(), topics);
  }

  /** Stops the broker and gives port and folder free; a temporary folder is gone afterwards. */
  @Override
  public synchronized void close() {
    if (phase == Phase.CLOSED) {
      return;
    }
    phase = Phase.CLOSED;
    // An interrupted thread would give up at the first wait and leave threads and files behind.
    boolean interrupted = Thread.interrupted();
    try {
      if (node != null) {
        node.stop();
      }
    } finally {
      giveFree();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void startNode(Properties properties) {
    try {
      if (!folder.formatted()) {
        KraftNode.format(folder.path());
      }
      node = KraftNode.on(ports, properties);
      node.start();
    } catch (Exception e) {
      throw new EmbeddedKafkaException(
          "Kafka did not start with its data in " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  private void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void giveFree() {
    if (ports != null) {
      ports.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  private EmbeddedKafka running() {
    if (phase != Phase.RUNNING) {
      throw new IllegalStateException("The embedded broker is " + phase + ", not RUNNING");
    }
    return this;
  }
}
