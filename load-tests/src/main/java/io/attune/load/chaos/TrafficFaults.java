package io.attune.load.chaos;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Does to the traffic what goes wrong at producers, a fault every second or two. A thread of its
 * own.
 */
final class TrafficFaults implements AutoCloseable {
  private static final int SHORTEST_MS = 500;
  private static final int LONGEST_MS = 3_500;
  private static final int WRONG_BY_MS = 5_000;
  private static final int SILENT_MS = 8_000;

  private final List<CallProducer> producers;
  private final Poison poison;
  private final Random random;
  private final Deck deck;
  private final Consumer<Injection> done;
  private final int most;
  private final Thread thread = new Thread(this::run, "chaos-traffic-faults");
  private volatile boolean isStopped;

  /**
   * Begins.
   *
   * @param most how many faults at most
   * @param done takes each, in this thread
   */
  TrafficFaults(
      List<CallProducer> producers, Poison poison, long seed, int most, Consumer<Injection> done) {
    this.producers = producers;
    this.poison = poison;
    this.random = new Random(seed);
    this.deck = new Deck(FaultKind.ofTraffic(), random);
    this.most = most;
    this.done = done;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      for (int i = 0; i < most && !isStopped; i++) {
        Thread.sleep(SHORTEST_MS + random.nextInt(LONGEST_MS - SHORTEST_MS));
        FaultKind kind = deck.draw();
        done.accept(Injection.inTraffic(kind, inject(kind)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String inject(FaultKind kind) {
    CallProducer producer = producers.get(random.nextInt(producers.size()));
    String who = producer.id();
    switch (kind) {
      case DUPLICATES -> {
        int times = 1 + random.nextInt(3);
        producer.duplicateNext(times);
        return who + ", " + times + " times more";
      }
      case REORDERING -> {
        producer.holdNext();
        return who;
      }
      case LATE_REVISION -> {
        producer.reviseNext();
        return who;
      }
      case CLOCK_JUMP -> {
        int wrongBy = random.nextInt(2 * WRONG_BY_MS + 1) - WRONG_BY_MS;
        producer.setClock(wrongBy);
        return who + ", wrong by " + wrongBy + " ms";
      }
      case LOST_HEARTBEATS -> {
        int silent = 500 + random.nextInt(SILENT_MS - 500);
        producer.silence(silent);
        return who + ", for " + silent + " ms";
      }
      case POISON -> {
        return "in " + poison.give();
      }
      default -> throw new IllegalArgumentException(kind + " is done to processes");
    }
  }

  /** Whether all were done. */
  boolean isDone() {
    return !thread.isAlive();
  }

  @Override
  public void close() throws InterruptedException {
    isStopped = true;
    thread.join();
  }
}
