package io.attune.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * When each cue was due, committed and received, on this process' steady clock in nanoseconds. Cues
 * are numbered from 0; the first ones warm everything up and are only counted. Safe for threads.
 */
final class CueTimes {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

  private final int cues;
  private final int warmUp;
  private final double nanosApart;
  private final AtomicLongArray committed;
  private final AtomicLongArray atConsumer;
  private final AtomicLongArray atSocket;
  private final AtomicIntegerArray received;
  private final AtomicInteger distinct = new AtomicInteger();
  private final AtomicInteger misplaced = new AtomicInteger();
  private volatile long begun;

  CueTimes(int cuesPerSecond, int warmUpSeconds, int seconds) {
    warmUp = cuesPerSecond * warmUpSeconds;
    cues = warmUp + cuesPerSecond * seconds;
    nanosApart = 1e9 / cuesPerSecond;
    committed = new AtomicLongArray(cues);
    atConsumer = new AtomicLongArray(cues);
    atSocket = new AtomicLongArray(cues);
    received = new AtomicIntegerArray(cues);
  }

  /** All of them. */
  int cues() {
    return cues;
  }

  /** Those that are measured. */
  int measured() {
    return cues - warmUp;
  }

  /** The first one that is measured. */
  int firstMeasured() {
    return warmUp;
  }

  /** The schedule begins now. */
  void begin() {
    begun = System.nanoTime();
  }

  /** When a cue is to be sent, however late the ones before it are. */
  long dueAt(int cue) {
    return begun + (long) (cue * nanosApart);
  }

  /** The commit of these was asked for: from here on nothing but Kafka keeps them from readers. */
  void committing(int from, int to) {
    long now = System.nanoTime();
    for (int cue = from; cue < to; cue++) {
      committed.set(cue, now);
    }
  }

  void consumed(int cue) {
    atConsumer.set(cue, System.nanoTime());
  }

  /**
   * A cue has come out of a socket.
   *
   * @param nanos when
   * @param rightPlace whether it was its agent's
   */
  void received(int cue, long nanos, boolean rightPlace) {
    if (received.incrementAndGet(cue) == 1) {
      atSocket.set(cue, nanos);
      distinct.incrementAndGet();
    }
    if (!rightPlace) {
      misplaced.incrementAndGet();
    }
  }

  /** How many did not come. */
  int lost() {
    return cues - distinct.get();
  }

  /** How many came more than once. */
  int doubled() {
    int doubled = 0;
    for (int cue = 0; cue < cues; cue++) {
      doubled += received.get(cue) > 1 ? 1 : 0;
    }
    return doubled;
  }

  /** How many came to another agent. */
  int misplaced() {
    return misplaced.get();
  }

  /** A moment in the life of a cue, as {@link #spread} can measure from or to. */
  enum Moment {
    DUE,
    COMMITTED,
    CONSUMED,
    RECEIVED
  }

  /** Microseconds between two moments, of those measured cues that had both. */
  Histogram spread(Moment from, Moment to) {
    Histogram spread = new Histogram(LONGEST_MICROS, 3);
    for (int cue = warmUp; cue < cues; cue++) {
      long start = at(from, cue);
      long end = at(to, cue);
      if (start != 0 && end != 0) {
        long micros = TimeUnit.NANOSECONDS.toMicros(end - start);
        spread.recordValue(Math.min(Math.max(0, micros), LONGEST_MICROS));
      }
    }
    return spread;
  }

  private long at(Moment moment, int cue) {
    return switch (moment) {
      case DUE -> dueAt(cue);
      case COMMITTED -> committed.get(cue);
      case CONSUMED -> atConsumer.get(cue);
      case RECEIVED -> atSocket.get(cue);
    };
  }
}
