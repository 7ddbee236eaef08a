package io.attune.load.chaos;

import io.attune.app.AppConfig;
import io.attune.app.LocalShelf;
import io.attune.app.Setting;
import io.attune.app.verify.Verification;
import io.attune.app.verify.VerifyReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;

/** One run: sets the stage, breaks it, lets it settle, and asks the oracle. */
final class ChaosRun {
  private static final int PRODUCERS = 2;

  /** Before the first fault, so that the latency of calm is known too, in ms. */
  private static final long CALM_MS = 10_000;

  /** Long enough for the slowest clock to pass the end of the last call, in ms. */
  private static final long SETTLE_MS = 16_000;

  private static final int PAUSE_MS = 3_000;
  private static final Duration CATCH_UP = Duration.ofMinutes(3);

  private final ChaosOptions options;
  private final PrintWriter people;
  private final List<Injection> injections = Collections.synchronizedList(new ArrayList<>());
  private final long startedAt = System.currentTimeMillis();

  /**
   * @param people is told what happens
   */
  ChaosRun(ChaosOptions options, PrintWriter people) {
    this.options = options;
    this.people = people;
  }

  ChaosReport run() throws IOException, InterruptedException {
    Random random = new Random(options.seed());
    try (Stage stage = Stage.open(options.folder());
        Assignments assignments = new Assignments(stage.servers());
        Probe probe = new Probe(stage.servers());
        KafkaProducer<byte[], byte[]> poisoner = CallProducer.open(stage.servers())) {
      Poison poison = new Poison(poisoner, new Random(random.nextLong()));
      List<CallProducer> producers = producers(stage.servers(), random);
      probe.awaitRecovery(System.currentTimeMillis(), CATCH_UP);
      long calmFrom = System.currentTimeMillis();
      Thread.sleep(CALM_MS);
      List<Probe.Delivery> calm = probe.between(Stage.ALL, calmFrom, calmFrom + CALM_MS);
      say("live calls: " + options.calls() + "; breaking it");
      breakIt(new MachineFaults(stage, probe, assignments, random), producers, poison, random);
      say("settling");
      producers.forEach(CallProducer::endCalls);
      probe.stopSending();
      Thread.sleep(SETTLE_MS);
      int calls = producers.stream().mapToInt(CallProducer::callsBegun).sum();
      for (CallProducer producer : producers) {
        producer.close();
      }
      poisoner.flush();
      VerifyReport verified = verify(stage.servers());
      return new ChaosReport(
          options,
          List.copyOf(injections),
          calls,
          calm.stream().filter(d -> !d.isCue()).map(Probe.Delivery::delayMs).toList(),
          verified,
          poison::in,
          System.currentTimeMillis() - startedAt);
    }
  }

  private List<CallProducer> producers(String servers, Random random) throws IOException {
    List<List<Published.Line>> samples = Published.samples();
    List<CallProducer> producers = new ArrayList<>();
    for (int i = 1; i <= PRODUCERS; i++) {
      producers.add(
          new CallProducer(
              "producer-" + i, servers, options.calls() / PRODUCERS, samples, random.nextLong()));
    }
    return producers;
  }

  private void breakIt(
      MachineFaults machines, List<CallProducer> producers, Poison poison, Random random)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(options.minutes());
    Deck deck = new Deck(FaultKind.ofMachines(), random);
    try (TrafficFaults traffic =
        new TrafficFaults(
            producers, poison, random.nextLong(), options.trafficFaults(), this::note)) {
      for (int i = 0; i < options.machineFaults() && System.nanoTime() - until < 0; i++) {
        Thread.sleep(500 + random.nextInt(PAUSE_MS));
        note(machines.inject(deck.draw()));
      }
      while (!traffic.isDone() && System.nanoTime() - until < 0) {
        Thread.sleep(100);
      }
    }
  }

  private void note(Injection injection) {
    injections.add(injection);
    if (injection.outageMs().isPresent()) {
      say(
          injection.kind()
              + " "
              + injection.what()
              + ": results late by at most "
              + injection.outageMs().getAsLong()
              + " ms");
    }
  }

  private void say(String what) {
    synchronized (people) {
      people.printf(
          "%4d s  %3d faults  %s%n",
          (System.currentTimeMillis() - startedAt) / 1_000, injections.size(), what);
      people.flush();
    }
  }

  private static VerifyReport verify(String servers) throws InterruptedException {
    AppConfig config =
        AppConfig.read(
            Optional.empty(),
            Map.of(
                Setting.BOOTSTRAP_SERVERS,
                servers,
                Setting.APPLICATION_ID,
                Assignments.APPLICATION));
    return Verification.run(config, LocalShelf.byLanguage(), CATCH_UP);
  }
}
