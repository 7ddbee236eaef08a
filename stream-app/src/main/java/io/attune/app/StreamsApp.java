package io.attune.app;

import io.attune.app.grants.PrincipalRole;
import io.attune.gateway.Health;
import io.attune.topology.Intake;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topology that runs: start, wait, fail, close. All methods may be called by any thread. */
public final class StreamsApp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(4);

  private final KafkaStreams streams;
  private final ThreadRestarts restarts;
  private final CompletableFuture<Void> running = new CompletableFuture<>();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final StreamsMeters meters;
  private final GroupMembershipOperation onClose;
  private boolean closed;

  private StreamsApp(AppConfig config, KafkaStreams streams, MeterRegistry registry) {
    this.streams = streams;
    this.restarts =
        new ThreadRestarts(
            System::nanoTime, () -> RoleGrants.complaint(config, PrincipalRole.PROCESSOR));
    // A named instance comes back soon, and its calls wait for it; of others nobody knows.
    this.onClose =
        config.instanceId().isPresent()
            ? GroupMembershipOperation.REMAIN_IN_GROUP
            : GroupMembershipOperation.LEAVE_GROUP;
    streams.setUncaughtExceptionHandler(restarts);
    streams.setStateListener(this::changed);
    this.meters = StreamsMeters.bind(streams, registry);
  }

  /**
   * Starts a topology and returns at once; see {@link #awaitRunning}.
   *
   * @param admin asks for the topics; it is not needed any more afterwards
   * @param topology all of whose topics must be there
   * @param registry gets Kafka Streams' own meters, and counts of what is set aside
   * @param after is completed, by any thread, when it may take over calls
   * @throws Failure if no broker answers, a topic is missing, or the state folder cannot be used
   */
  static StreamsApp start(
      Admin admin,
      AppConfig config,
      Topology topology,
      MeterRegistry registry,
      CompletableFuture<Void> after) {
    String deadLetters = config.topicPrefix() + "dead-letters";
    TopologyTopics.requireAll(admin, config, topology, deadLetters);
    makeStateFolder(config);
    Properties settings = StreamsSettings.of(config, deadLetters);
    settings.put(DeadLetters.COUNTER, deadLetters(registry));
    // Where words are sealed no value leaves: nobody knows whose words are in it.
    BiFunction<String, byte[], byte[]> redaction =
        config.sealing().newCalls()
            ? (topic, value) -> null
            : new Intake(config.topics())::redacted;
    settings.put(DeadLetters.REDACTION, redaction);
    TimeGauge.builder(
            "attune.commit.interval", config, TimeUnit.MILLISECONDS, AppConfig::commitIntervalMs)
        .description("How often transactions are committed: the setting commit-interval-ms")
        .register(registry);
    new DiskSpaceMetrics(config.stateDir().toFile()).bindTo(registry);
    StreamsApp app = new StreamsApp(config, streams(config, topology, settings), registry);
    if (after.isDone()) {
      app.streams.start();
    } else {
      after.thenRun(app::join);
    }
    return app;
  }

  private synchronized void join() {
    if (closed) {
      return;
    }
    try {
      streams.start();
    } catch (RuntimeException e) {
      LOG.error("The processor cannot start", e);
      ended.complete("it cannot start: " + e.getMessage());
    }
  }

  /** Each begins at 0: increase() does not see the event with which a counter begins. */
  private static Consumer<String> deadLetters(MeterRegistry registry) {
    Map<String, Counter> counters =
        Stream.of(UnreadableRecords.REASON, FailedRecords.REASON, UnwrittenRecords.REASON)
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    reason ->
                        Counter.builder("attune.dead.letters")
                            .description("Records set aside")
                            .tag("reason", reason)
                            .register(registry)));
    return reason -> counters.get(reason).increment();
  }

  private static void makeStateFolder(AppConfig config) {
    try {
      Files.createDirectories(config.stateDir());
    } catch (IOException e) {
      throw Failure.environment(
          "cannot keep state in " + config.stateDir() + " (set state-dir): " + e.getMessage(), e);
    }
  }

  private static KafkaStreams streams(AppConfig config, Topology topology, Properties settings) {
    try {
      return new KafkaStreams(topology, settings);
    } catch (ConfigException e) {
      throw Failure.badInput("Kafka does not accept a setting: " + e.getMessage());
    } catch (StreamsException e) {
      throw Failure.environment(
          "cannot start on "
              + config.stateDir()
              + ": "
              + e.getMessage()
              + " (give each instance of a machine its own state-dir or instance-id)",
          e);
    }
  }

  private void changed(State now, State before) {
    LOG.debug("{} after {}", now, before);
    if (now == State.RUNNING) {
      running.complete(null);
    } else if (now == State.ERROR || now == State.NOT_RUNNING) {
      ended.complete(restarts.stopped().orElse("closed"));
    }
  }

  /**
   * Waits until calls are being coached.
   *
   * @return false if they are not yet
   * @throws Failure if it has stopped instead
   */
  public boolean awaitRunning(Duration patience) throws InterruptedException {
    try {
      CompletableFuture.anyOf(running, ended).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody completes them exceptionally", e);
    }
    if (ended.isDone()) {
      throw Failure.of("the processor stopped: " + ended.join(), null);
    }
    return true;
  }

  /** Completed when it first coaches calls, by the thread that has found out. */
  CompletableFuture<Void> running() {
    return running.copy();
  }

  /** Completed with the reason when it has stopped, by {@link #close} or by itself. */
  public CompletableFuture<String> ended() {
    return ended.copy();
  }

  /** Whether it is alive, and whether it is ready. Reads what is known, asks nobody. */
  public Health health() {
    State state = streams.state();
    return switch (state) {
      case RUNNING -> Health.ready(state.name());
      case CREATED -> Health.waiting(state.name(), "starting");
      case REBALANCING ->
          Health.waiting(state.name(), "partitions are being assigned or state is being restored");
      case PENDING_SHUTDOWN -> Health.waiting(state.name(), "closing");
      case PENDING_ERROR, ERROR, NOT_RUNNING ->
          Health.dead(state.name(), restarts.stopped().orElse("closed"));
    };
  }

  /** Commits, closes the stores and leaves the group; takes at most some seconds. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    CloseOptions options = CloseOptions.timeout(CLOSE_WITHIN).withGroupMembershipOperation(onClose);
    if (!streams.close(options)) {
      LOG.warn("the processor did not close within {} s", CLOSE_WITHIN.toSeconds());
    }
    meters.close();
  }
}
