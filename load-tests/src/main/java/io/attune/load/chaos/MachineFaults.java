package io.attune.load.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** Does to processes what happens to machines, one fault at a time. For one thread. */
final class MachineFaults {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long LAG_MS = 60_000;

  private final Stage stage;
  private final Probe probe;
  private final Assignments assignments;
  private final Random random;

  /** What a fault does; it returns when the stage is to recover by itself. */
  private interface Blow {
    void strike() throws IOException, InterruptedException;
  }

  MachineFaults(Stage stage, Probe probe, Assignments assignments, Random random) {
    this.stage = stage;
    this.probe = probe;
    this.assignments = assignments;
    this.random = random;
  }

  /**
   * Does one fault, waits until every partition is processed again, and puts everything in order.
   *
   * @throws IllegalStateException if it does not recover
   */
  Injection inject(FaultKind kind) throws IOException, InterruptedException {
    ProcessorInstance victim = stage.instances().get(random.nextInt(stage.instances().size()));
    return switch (kind) {
      case KILL_PROCESSOR -> onOne(kind, victim, victim.name(), victim::kill9);
      case PAUSE_PROCESSOR -> pause(victim);
      case RESTART_PROCESSOR -> onOne(kind, victim, victim.name(), victim::stop);
      case DISK_FULL -> fillDisk(victim);
      case ROLLING_RESTART -> onAll(kind, "", this::rollingRestart);
      case REBALANCE_STORM -> storm();
      case KILL_BROKER ->
          onAll(
              kind,
              "",
              () -> {
                stage.killBroker();
                stage.startBroker();
              });
      case RESTART_BROKER ->
          onAll(
              kind,
              "",
              () -> {
                stage.stopBroker();
                stage.startBroker();
              });
      case LAG -> onAll(kind, "for " + LAG_MS + " ms", this::standStill);
      case SLOW_BROKER -> slowBroker();
      default -> throw new IllegalArgumentException(kind + " is done to the traffic");
    };
  }

  private Injection pause(ProcessorInstance victim) throws IOException, InterruptedException {
    // A transaction may stay open for 3 s, a member be silent for 6 s.
    int ms = 3_500 + random.nextInt(6_500);
    Injection done =
        onOne(
            FaultKind.PAUSE_PROCESSOR,
            victim,
            victim.name() + ", for " + ms + " ms",
            () -> {
              victim.pause();
              Thread.sleep(ms);
              victim.resume();
            });
    return done;
  }

  private Injection fillDisk(ProcessorInstance victim) throws IOException, InterruptedException {
    if (!victim.disk().isSmall()) {
      return onOne(FaultKind.DISK_FULL, victim, victim.name() + ", left out: needs root", () -> {});
    }
    int ms = 2_000 + random.nextInt(6_000);
    return onOne(
        FaultKind.DISK_FULL,
        victim,
        victim.name() + ", for " + ms + " ms",
        () -> {
          victim.disk().fill();
          Thread.sleep(ms);
          victim.disk().free();
        });
  }

  private Injection storm() throws IOException, InterruptedException {
    int times = 2 + random.nextInt(2);
    return onAll(
        FaultKind.REBALANCE_STORM,
        times + " times",
        () -> {
          for (int i = 0; i < times; i++) {
            stage.guest().start();
            stage.guest().awaitReady(PATIENCE);
            Thread.sleep(random.nextInt(500));
            if (random.nextBoolean()) {
              stage.guest().stop();
            } else {
              stage.guest().kill9();
            }
          }
        });
  }

  private void rollingRestart() throws IOException, InterruptedException {
    for (ProcessorInstance instance : stage.instances()) {
      instance.stop();
      instance.start();
      instance.awaitReady(PATIENCE);
    }
  }

  private void standStill() throws IOException, InterruptedException {
    for (ProcessorInstance instance : stage.instances()) {
      instance.pause();
    }
    Thread.sleep(LAG_MS);
    for (ProcessorInstance instance : stage.instances()) {
      instance.resume();
    }
  }

  private Injection slowBroker() throws IOException, InterruptedException {
    int delayMs = 20 + random.nextInt(180);
    int ms = 4_000 + random.nextInt(6_000);
    return onAll(
        FaultKind.SLOW_BROKER,
        "by " + delayMs + " ms, for " + ms + " ms",
        () -> {
          stage.proxy().delay(delayMs);
          Thread.sleep(ms);
          stage.proxy().delay(0);
        });
  }

  /** A fault that concerns the partitions of one instance; the others are to go on. */
  private Injection onOne(FaultKind kind, ProcessorInstance victim, String what, Blow blow)
      throws IOException, InterruptedException {
    Set<Integer> bystanders = new HashSet<>(Stage.ALL);
    Set<Integer> owned = assignments.of(victim);
    bystanders.removeAll(owned);
    String owner = what + ", with partitions " + owned;
    return strike(kind, owner, owned.isEmpty() ? Set.of() : bystanders, blow);
  }

  private Injection onAll(FaultKind kind, String what, Blow blow)
      throws IOException, InterruptedException {
    return strike(kind, what, Set.of(), blow);
  }

  private Injection strike(FaultKind kind, String what, Set<Integer> bystanders, Blow blow)
      throws IOException, InterruptedException {
    long at = System.currentTimeMillis();
    blow.strike();
    long recoveredAt = probe.awaitRecovery(System.currentTimeMillis(), PATIENCE);
    List<Probe.Delivery> meanwhile = probe.between(bystanders, at, recoveredAt);
    long outage = latest(probe.between(Stage.ALL, at, recoveredAt), d -> !d.isCue()).orElseThrow();
    int ended = stage.heal();
    return new Injection(
        kind,
        at,
        what + (ended > 0 ? ", " + ended + " started again" : ""),
        OptionalLong.of(outage),
        latest(meanwhile, d -> !d.isCue()),
        latest(meanwhile, Probe.Delivery::isCue));
  }

  private static OptionalLong latest(
      List<Probe.Delivery> deliveries, Predicate<Probe.Delivery> which) {
    return deliveries.stream().filter(which).mapToLong(Probe.Delivery::delayMs).max();
  }
}
