package io.attune.app;

import io.attune.app.grants.PrincipalRole;
import io.attune.engine.Shelf;
import io.attune.gateway.Health;
import io.attune.topology.CallTopology;
import io.attune.topology.KafkaLogTail;
import io.attune.topology.KafkaRefinementPublisher;
import io.attune.topology.PlaybookFeed;
import io.attune.topology.PlaybookMeters;
import io.attune.topology.PublishedShelf;
import io.attune.topology.RefinementDesk;
import io.attune.topology.RefinementWorker;
import io.attune.topology.TopologyMeters;
import io.attune.topology.TopologySettings;
import io.attune.tracing.Tracing;
import io.attune.wire.SchemasRefused;
import io.attune.wire.WireFormat;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.Topology;

/** The roles of one process, running. All methods may be called by any thread. */
public final class Instance implements AutoCloseable {
  private final AppConfig config;
  private final Metrics metrics;
  private final CompletableFuture<Void> running = new CompletableFuture<>();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private volatile StreamsApp processor;
  private volatile WarmUp warmUp;
  private PublishedShelf published;
  private RefinementWorker refinement;
  private KafkaLogTail tail;
  private volatile Gateway gateway;
  private WatchPort watchPort;
  private boolean closed;

  private Instance(AppConfig config) {
    this.config = config;
    this.metrics = new Metrics(config);
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
    prepare(config.topics().format());
    if (config.roles().contains(Role.PROCESSOR)) {
      // It takes longest of all, and needs nothing of what follows.
      warmUp = WarmUp.begin(settings(), shelf, config.warmUp());
    }
    ready(Role.GATEWAY, () -> gateway != null && gateway.isReady());
    ready(Role.PROCESSOR, () -> processor != null && ofProcessor().ready());
    if (config.roles().contains(Role.GATEWAY)) {
      gateway = Gateway.start(config, () -> published(shelf), metrics, this::health);
    }
    if (config.roles().contains(Role.PROCESSOR)) {
      startProcessor(shelf, encoder);
    } else {
      // A gateway alone may be there before Kafka; a processor may not.
      RoleGrants.requireIfAnswered(config, PrincipalRole.GATEWAY);
    }
  }

  private void startProcessor(Shelf shelf, Optional<RefinerProvider> encoder) {
    try (Admin admin = PatientAdmin.open(config)) {
      RoleGrants.require(admin, config, PrincipalRole.PROCESSOR);
      if (config.roles().contains(Role.GATEWAY)) {
        RoleGrants.require(admin, config, PrincipalRole.GATEWAY);
      }
      RefinementDesk desk = encoder.<RefinementDesk>map(this::refine).orElse(RefinementDesk.NONE);
      StreamsApp started =
          StreamsApp.start(
              admin, config, topology(shelf, desk), metrics.registry(), joining(admin));
      processor = started;
      started.running().thenAccept(running::complete);
      started.ended().thenAccept(ended::complete);
    }
  }

  /** Before anything runs: no record is to wait for a registry, or to find a schema refused. */
  private static void prepare(WireFormat format) {
    try {
      format.prepare();
    } catch (SchemasRefused | KafkaException e) {
      throw Failure.environment(e.getMessage(), e);
    }
  }

  /** Shows whether a role that this instance has does its work. */
  private void ready(Role role, BooleanSupplier isReady) {
    if (config.roles().contains(role)) {
      Gauge.builder("attune.ready", () -> isReady.getAsBoolean() ? 1 : 0)
          .description("Whether the role does its work: 1 or 0")
          .tag("role", role.key())
          .strongReference(true)
          .register(metrics.registry());
    }
  }

  private RefinementWorker refine(RefinerProvider encoder) {
    refinement =
        RefinementWorker.start(
            encoder::open,
            new KafkaRefinementPublisher(config.clientProperties(), config.topics()),
            config.encoderCoreShare(),
            metrics.registry(),
            System::currentTimeMillis);
    return refinement;
  }

  /**
   * When to join the group. Calls that others coach are better off with them until this JVM is up
   * to speed; calls that nobody coaches are better off with a slow one.
   */
  private CompletableFuture<Void> joining(Admin admin) {
    return !warmUp.isDone() && GroupPeers.coachAll(admin, config)
        ? warmUp.done()
        : CompletableFuture.completedFuture(null);
  }

  private TopologySettings settings() {
    TopologySettings standard = TopologySettings.DEFAULT;
    return new TopologySettings(
        config.topics(),
        config.transcripts() != Transcripts.NEVER,
        config.tickMs(),
        standard.producerLostMs(),
        standard.dueBudgetMs(),
        standard.restAfterMs());
  }

  private Topology topology(Shelf local, RefinementDesk desk) {
    tail = new KafkaLogTail(config.clientProperties(), config.applicationId(), config.topics());
    return CallTopology.of(
        settings(),
        published(local),
        new TopologyMeters(metrics.registry()),
        desk,
        Tracing.global(),
        tail);
  }

  private synchronized PublishedShelf published(Shelf local) {
    if (published == null) {
      PlaybookMeters meters = new PlaybookMeters(metrics.registry());
      published =
          PublishedShelf.open(
              local,
              new PlaybookFeed(config.clientProperties(), config.topics(), meters),
              Playbooks::engine,
              meters);
    }
    return published;
  }

  private Health health() {
    Gateway edge = gateway;
    if (config.roles().contains(Role.PROCESSOR)) {
      Health ofProcessor = ofProcessor();
      if (!ofProcessor.ready()) {
        return ofProcessor;
      }
    }
    return edge == null || edge.isReady()
        ? Health.ready("RUNNING")
        : Health.waiting("STARTING", "gateway: " + edge.trouble());
  }

  private Health ofProcessor() {
    StreamsApp app = processor;
    if (app == null) {
      return Health.waiting("STARTING", "looking for Kafka and the topics");
    }
    Health health = app.health();
    return health.ready() && !warmUp.isDone() ? Health.waiting("STARTING", "warming up") : health;
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
      try (Admin admin = PatientAdmin.open(config)) {
        RoleGrants.require(admin, config, PrincipalRole.PROCESSOR);
      }
    }
    return running
        && (warmUp == null || warmUp.await(Duration.ofNanos(deadline - System.nanoTime())))
        && (gateway == null || gateway.awaitReady(Duration.ofNanos(deadline - System.nanoTime())));
  }

  /**
   * Opens the HTTP port for who watches over the process, where there is no gateway, whose port has
   * that too.
   *
   * @throws Failure if the port cannot be had
   */
  public synchronized void watch() {
    if (gateway == null && watchPort == null && !closed) {
      watchPort = WatchPort.open(config, metrics, this::health);
    }
  }

  /** Where it listens, {@code http://host:port}; empty if it does not. */
  public synchronized Optional<String> address() {
    return gateway == null
        ? Optional.ofNullable(watchPort).map(WatchPort::address)
        : Optional.of(gateway.address());
  }

  /**
   * Completed when the processor runs, so that calls are coached: before it is ready if it still
   * rehearses by then. Never without a processor.
   */
  public CompletableFuture<Void> running() {
    return running.copy();
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
    if (tail != null) {
      tail.close();
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
    if (watchPort != null) {
      watchPort.close();
    }
    metrics.close();
    ended.complete("closed");
  }
}
