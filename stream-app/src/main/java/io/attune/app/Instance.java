package io.attune.app;

import io.attune.app.grants.PrincipalRole;
import io.attune.engine.Shelf;
import io.attune.gateway.Health;
import io.attune.topology.CallTopology;
import io.attune.topology.KafkaRefinementPublisher;
import io.attune.topology.PlaybookFeed;
import io.attune.topology.PublishedShelf;
import io.attune.topology.RefinementDesk;
import io.attune.topology.RefinementWorker;
import io.attune.topology.Topics;
import io.attune.topology.TopologyMeters;
import io.attune.topology.TopologySettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.Topology;

/** The roles of one process, running. All methods may be called by any thread. */
public final class Instance implements AutoCloseable {
  private final AppConfig config;
  private final Metrics metrics = new Metrics();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private volatile StreamsApp processor;
  private PublishedShelf published;
  private RefinementWorker refinement;
  private volatile Gateway gateway;
  private boolean closed;

  private Instance(AppConfig config) {
    this.config = config;
  }

  /**
   * Starts them, the gateway first, so that a restarter sees the processor come up. Returns while
   * the processor still joins its group; see {@link #awaitReady}.
   *
   * @param shelf the playbooks at hand; those that are published on Kafka come on top
   * @param encoder reads turns again; empty if none does
   * @throws Failure if a port, a broker, a topic, a grant or a folder is not there; nothing runs
   *     then
   */
  public static Instance start(AppConfig config, Shelf shelf, Optional<RefinerProvider> encoder) {
    Instance instance = new Instance(config);
    try {
      instance.start(shelf, encoder);
      return instance;
    } catch (RuntimeException | Error e) {
      instance.close();
      throw e;
    }
  }

  /** The same without an encoder. */
  public static Instance start(AppConfig config, Shelf shelf) {
    return start(config, shelf, Optional.empty());
  }

  private synchronized void start(Shelf shelf, Optional<RefinerProvider> encoder) {
    if (config.roles().contains(Role.GATEWAY)) {
      gateway = Gateway.start(config, () -> published(shelf), metrics, this::health);
    }
    requireGrants();
    if (config.roles().contains(Role.PROCESSOR)) {
      RefinementDesk desk = encoder.<RefinementDesk>map(this::refine).orElse(RefinementDesk.NONE);
      StreamsApp started = StreamsApp.start(config, topology(shelf, desk), metrics.registry());
      processor = started;
      started.ended().thenAccept(ended::complete);
    }
  }

  /** A gateway alone may be there before Kafka; a processor may not. */
  private void requireGrants() {
    if (config.roles().contains(Role.PROCESSOR)) {
      RoleGrants.require(config, PrincipalRole.PROCESSOR);
      if (config.roles().contains(Role.GATEWAY)) {
        RoleGrants.require(config, PrincipalRole.GATEWAY);
      }
    } else {
      RoleGrants.complaint(config, PrincipalRole.GATEWAY)
          .ifPresent(
              complaint -> {
                throw Failure.environment(complaint, null);
              });
    }
  }

  private RefinementWorker refine(RefinerProvider encoder) {
    refinement =
        RefinementWorker.start(
            encoder::open,
            new KafkaRefinementPublisher(
                config.clientProperties(), new Topics(config.topicPrefix()).callEvents()),
            config.encoderCoreShare(),
            metrics.registry(),
            System::currentTimeMillis);
    return refinement;
  }

  private Topology topology(Shelf local, RefinementDesk desk) {
    Topics topics = new Topics(config.topicPrefix());
    TopologySettings standard = TopologySettings.DEFAULT;
    TopologySettings settings =
        new TopologySettings(
            topics, config.tickMs(), standard.producerLostMs(), standard.dueBudgetMs());
    return CallTopology.of(
        settings, published(local), new TopologyMeters(metrics.registry()), desk);
  }

  private synchronized PublishedShelf published(Shelf local) {
    if (published == null) {
      Topics topics = new Topics(config.topicPrefix());
      published =
          PublishedShelf.open(
              local,
              new PlaybookFeed(config.clientProperties(), topics.playbooks()),
              Playbooks::engine);
    }
    return published;
  }

  private Health health() {
    StreamsApp app = processor;
    Gateway edge = gateway;
    if (config.roles().contains(Role.PROCESSOR) && (app == null || !app.health().ready())) {
      return app == null
          ? Health.waiting("STARTING", "looking for Kafka and the topics")
          : app.health();
    }
    return edge == null || edge.isReady()
        ? Health.ready("RUNNING")
        : Health.waiting("STARTING", "gateway: " + edge.trouble());
  }

  /**
   * Waits until everything does its work.
   *
   * @return false if it does not yet
   * @throws Failure if the processor has stopped instead, or lacks a grant on what it has made
   */
  public boolean awaitReady(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean running = processor == null || processor.awaitRunning(patience);
    if (running && processor != null) {
      // Of its internal topics Kafka only tells now, if this is the first start.
      RoleGrants.require(config, PrincipalRole.PROCESSOR);
    }
    return running
        && (gateway == null || gateway.awaitReady(Duration.ofNanos(deadline - System.nanoTime())));
  }

  /** Where the gateway listens, {@code http://host:port}; empty without that role. */
  public Optional<String> address() {
    return Optional.ofNullable(gateway).map(Gateway::address);
  }

  /** Completed with the reason when the processor has stopped, by itself or by {@link #close}. */
  public CompletableFuture<String> ended() {
    return ended.copy();
  }

  /** The meters of this process. */
  public Metrics metrics() {
    return metrics;
  }

  /** Stops everything within five seconds. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (processor != null) {
      processor.close();
    }
    if (refinement != null) {
      refinement.close();
    }
    if (published != null) {
      published.close();
    }
    if (gateway != null) {
      gateway.close();
    }
    metrics.close();
    ended.complete("closed");
  }
}
