package io.attune.load;

import com.sun.management.UnixOperatingSystemMXBean;
import io.attune.app.Closing;
import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.embedded.BrokerOptions;
import io.attune.embedded.EmbeddedKafka;
import io.attune.load.GatewayFigures.Opening;
import io.attune.load.JvmProbe.Memory;
import io.attune.topology.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long a cue takes from Kafka to the sockets of many agents who listen, and what a listener
 * costs. The gateway has a process of its own; broker, publisher and listeners share this one.
 */
final class GatewayLoad implements Workload {
  private static final int PARTITIONS = 4;
  private static final int WARM_UP_SECONDS = 10;
  static final int RATE = 1_000;
  private static final int SECONDS = 30;

  private static final int FIRST_STREAMS = 500;

  /** Files that a process has open beside its connections, with room to spare. */
  private static final int OTHER_FILES = 1_000;

  /** The last cue may take this long. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public String description() {
    return "cues from Kafka to many open streams, milliseconds";
  }

  @Override
  public GatewayFigures run(BenchOptions options, PrintWriter progress) throws Exception {
    requireFiles(options.connections());
    AtomicReference<GatewayFigures> figures = new AtomicReference<>();
    // A gateway of its own process would outlive a bench that is stopped.
    Closing.run(
        closing -> {
          figures.set(run(closing, options, progress));
          return ExitCode.OK;
        });
    if (figures.get() == null) {
      throw Failure.of("stopped", null);
    }
    return figures.get();
  }

  private static GatewayFigures run(Closing closing, BenchOptions options, PrintWriter progress)
      throws Exception {
    int agents = options.connections();
    CueTimes times = new CueTimes(options.rate(RATE), WARM_UP_SECONDS, options.seconds(SECONDS));
    say(progress, "starting Kafka and the gateway");
    EmbeddedKafka kafka =
        closing.open("Kafka", () -> EmbeddedKafka.start(BrokerOptions.defaults()));
    kafka.createTopics(Topics.PLAIN.toCreate(PARTITIONS, (short) 1));
    String servers = kafka.bootstrapServers();
    CueStock stock = new CueStock();
    CuePublisher publisher =
        closing.open("publisher", () -> new CuePublisher(servers, stock, agents));
    closing.open("bare consumer", () -> BareConsumer.start(servers, times));
    publisher.views();
    GatewayProcess gateway =
        closing.open("gateway", () -> GatewayProcess.start(servers, agents + FIRST_STREAMS));
    gateway.awaitReady();
    // The first ones pay for what a process needs once.
    try (SseClients first = listen(gateway, Math.min(agents, FIRST_STREAMS), times)) {
      first.awaitPresent();
    }
    Memory before = gateway.memory();
    long cpuBefore = gateway.cpuNanos();
    say(progress, "opening " + agents + " streams");
    long begun = System.nanoTime();
    SseClients listeners = closing.open("listeners", () -> listen(gateway, agents, times));
    listeners.awaitPresent();
    long took = System.nanoTime() - begun;
    Opening opening =
        new Opening(agents, took, gateway.cpuNanos() - cpuBefore, before, gateway.memory());
    say(progress, options.rate(RATE) + " cues a second for " + options.seconds(SECONDS) + " s");
    long cpu = publish(gateway, publisher, times);
    awaitLast(listeners, times);
    return new GatewayFigures(options, opening, times, cpu);
  }

  private static SseClients listen(GatewayProcess gateway, int agents, CueTimes times)
      throws IOException {
    return SseClients.start(
        gateway.address(),
        agents,
        (agent, cueId, nanos) -> {
          int cue = Integer.parseInt(cueId);
          times.received(cue, nanos, cue % agents == agent);
        });
  }

  /**
   * Publishes all cues.
   *
   * @return the processor time that the gateway took for those that are measured, ns
   */
  private static long publish(GatewayProcess gateway, CuePublisher publisher, CueTimes times)
      throws Exception {
    times.begin();
    CompletableFuture<Long> cpuBefore =
        CompletableFuture.supplyAsync(
            gateway::cpuNanos,
            CompletableFuture.delayedExecutor(WARM_UP_SECONDS, TimeUnit.SECONDS));
    publisher.cues(times);
    return gateway.cpuNanos() - cpuBefore.get();
  }

  private static void awaitLast(SseClients listeners, CueTimes times) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (times.lost() > 0 && System.nanoTime() < deadline) {
      listeners.check();
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Said at once, for in the middle of it nobody would know why. */
  private static void requireFiles(int connections) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      long needed = connections + OTHER_FILES;
      if (system.getMaxFileDescriptorCount() < needed) {
        throw Failure.environment(
            connections
                + " connections need "
                + needed
                + " open files, and a process may have "
                + system.getMaxFileDescriptorCount()
                + " here: allow more (ulimit -n "
                + needed
                + "), or take fewer --connections",
            null);
      }
    }
  }

  private static void say(PrintWriter progress, String what) {
    progress.println(what);
    progress.flush();
  }
}
