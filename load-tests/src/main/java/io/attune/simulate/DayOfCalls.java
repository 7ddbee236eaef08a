package io.attune.simulate;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Calls without end: so many lines are busy at any moment, each with one call after the other. What
 * is published comes in the order of record time, with the heartbeats of its producers. Holds no
 * more than the calls that are going on.
 */
final class DayOfCalls {
  static final long START = 1_760_000_000_000L;

  private static final int BEAT_MS = 500;
  private static final int PRODUCERS = 3;

  /** Longest pause of a line between two calls, in ms. */
  private static final int PAUSE_MS = 20_000;

  private final Random random;
  private final Lines lines;
  private final PriorityQueue<Published> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Published::at).thenComparing(Published::number));
  private long number;
  private long calls;

  /** What comes at a moment; a line that becomes free where the event is null. */
  private record Published(long at, long number, CallEvent event) {}

  /**
   * @param busy lines that are busy at once, 1 or more
   */
  DayOfCalls(int busy, Lines lines, Random random) {
    this.random = random;
    this.lines = lines;
    for (int line = 0; line < busy; line++) {
      wait(START + random.nextInt(300_000), null);
    }
    for (int producer = 0; producer < PRODUCERS; producer++) {
      beat("producer-" + producer, START);
    }
  }

  /** How many calls have begun. */
  long calls() {
    return calls;
  }

  /** What is published next; its record time never goes back. */
  CallEvent next() {
    while (true) {
      Published next = waiting.remove();
      if (next.event() == null) {
        begin(next.at());
      } else {
        if (next.event().body() instanceof Heartbeat beat) {
          beat(beat.producerId(), next.at() + BEAT_MS);
        }
        return next.event();
      }
    }
  }

  private void begin(long at) {
    String producer = "producer-" + calls % PRODUCERS;
    long last = at;
    for (CallEvent event : new CallScript("call-" + calls++, producer, at, lines, random).write()) {
      wait(event.at(), event);
      last = Math.max(last, event.at());
    }
    wait(last + random.nextInt(PAUSE_MS), null);
  }

  private void beat(String producer, long at) {
    wait(at, CallEvent.of(null, at, new Heartbeat(producer, at)));
  }

  private void wait(long at, CallEvent event) {
    waiting.add(new Published(at, number++, event));
  }
}
