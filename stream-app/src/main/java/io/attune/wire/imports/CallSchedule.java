package io.attune.wire.imports;

import io.attune.call.CallEvent;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Lets calls run side by side as a team of agents would take them: whoever has been free the
 * longest takes the next call, a few seconds after the last one. Starts never go back, so an event
 * can be handed on as soon as a later call starts; no more events are held than those of the calls
 * that run at once.
 */
final class CallSchedule {
  private static final int WRAP_UP_LEAST_MS = 2_000;
  private static final int WRAP_UP_MOST_MS = 15_000;
  private static final int FIRST_CALLS_WITHIN_MS = 8_000;

  private final Random random;
  private final PriorityQueue<Seat> seats =
      new PriorityQueue<>(Comparator.comparingLong(Seat::freeAt).thenComparingInt(Seat::number));
  private final PriorityQueue<Entry> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Entry e) -> e.event.at()).thenComparingLong(Entry::order));
  private long entries;

  /** An agent's seat: who sits there, and from when on they are free, epoch ms. */
  record Seat(int number, long freeAt) {}

  private record Entry(CallEvent event, long order) {}

  CallSchedule(ImportOptions options) {
    random = new Random(options.seed());
    long freeAt = options.startAt();
    for (int i = 1; i <= options.concurrent(); i++) {
      seats.add(new Seat(i, freeAt));
      freeAt += random.nextInt(FIRST_CALLS_WITHIN_MS);
    }
  }

  /** The seat that takes the next call, at the moment at which it is free. */
  Seat next() {
    return seats.element();
  }

  /**
   * The next seat takes a call: these events, sorted, the first one at the moment at which the seat
   * is free.
   */
  void take(List<CallEvent> call) {
    Seat seat = seats.remove();
    for (CallEvent event : call) {
      waiting.add(new Entry(event, entries++));
    }
    long endAt = call.get(call.size() - 1).at();
    int wrapUpMs = WRAP_UP_LEAST_MS + random.nextInt(WRAP_UP_MOST_MS - WRAP_UP_LEAST_MS);
    seats.add(new Seat(seat.number, endAt + wrapUpMs));
  }

  /** The next event that no later call can precede, null if there is none. */
  CallEvent pollCertain() {
    Entry first = waiting.peek();
    return first == null || first.event.at() >= next().freeAt() ? null : waiting.remove().event;
  }

  /** The next event once there are no more calls, null if there is none. */
  CallEvent poll() {
    Entry first = waiting.poll();
    return first == null ? null : first.event;
  }
}
