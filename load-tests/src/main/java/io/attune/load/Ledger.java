package io.attune.load;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * What was sent and what came of it, on this process' steady clock: probes and the first cue of
 * each, finals and the rows of each. One thread sends, another receives.
 */
final class Ledger {
  private static final int MOST_PROBES = 1 << 20;
  private static final long LONGEST_MICROS = 600_000_000;

  private final AtomicLongArray due = new AtomicLongArray(MOST_PROBES);
  private final AtomicLongArray seen = new AtomicLongArray(MOST_PROBES);
  private final AtomicInteger probes = new AtomicInteger();
  private final AtomicInteger finals = new AtomicInteger();
  private final AtomicInteger cued = new AtomicInteger();
  private final AtomicInteger rows = new AtomicInteger();
  private final AtomicInteger doubled = new AtomicInteger();
  private final BitSet rowSeen = new BitSet();

  /**
   * A final is about to be sent.
   *
   * @param probe its number if it is one, else -1
   * @param dueNanos when it was to be
   */
  void sending(int probe, long dueNanos) {
    finals.incrementAndGet();
    if (probe >= 0) {
      due.set(probe, dueNanos);
      probes.incrementAndGet();
    }
  }

  /** A probe has led to a cue; only the first counts. */
  void cue(int probe, long nanos) {
    if (seen.compareAndSet(probe, 0, nanos)) {
      cued.incrementAndGet();
    }
  }

  /** The row of a final has come. */
  void row(int number) {
    if (rowSeen.get(number)) {
      doubled.incrementAndGet();
    } else {
      rowSeen.set(number);
      rows.incrementAndGet();
    }
  }

  /** Something else has come twice. */
  void doubled() {
    doubled.incrementAndGet();
  }

  /** How many probes were sent so far. */
  int probes() {
    return probes.get();
  }

  /** How many finals were sent so far. */
  int finals() {
    return finals.get();
  }

  /** Cues and rows that have not come. */
  int missing() {
    return probes.get() - cued.get() + finals.get() - rows.get();
  }

  /** Cues and rows that came twice. */
  int doubles() {
    return doubled.get();
  }

  /** From the moment that probes were due until their cue was read; those that were, of a range. */
  Histogram micros(int fromProbe, int toProbe) {
    Histogram micros = new Histogram(LONGEST_MICROS, 3);
    for (int probe = fromProbe; probe < toProbe; probe++) {
      if (seen.get(probe) != 0) {
        record(micros, probe);
      }
    }
    return micros;
  }

  /** The same of the probes that were due from a moment until before another. */
  Histogram microsDue(long fromNanos, long toNanos) {
    Histogram micros = new Histogram(LONGEST_MICROS, 3);
    for (int probe = 0; probe < probes.get(); probe++) {
      long at = due.get(probe);
      if (seen.get(probe) != 0 && at - fromNanos >= 0 && at - toNanos < 0) {
        record(micros, probe);
      }
    }
    return micros;
  }

  private void record(Histogram micros, int probe) {
    long took = (seen.get(probe) - due.get(probe)) / 1_000;
    micros.recordValue(Math.min(Math.max(0, took), LONGEST_MICROS));
  }

  /**
   * When the last cue that took longer than it may was read, or a later one was missed; {@code
   * fromNanos} if every cue of a probe that was due by then was read in time.
   *
   * @param mostNanos what it may take
   */
  long lateUntil(long fromNanos, long mostNanos) {
    long until = fromNanos;
    for (int probe = 0; probe < probes.get(); probe++) {
      boolean came = seen.get(probe) != 0;
      long read = came ? seen.get(probe) : due.get(probe) + mostNanos + 1;
      if (read - due.get(probe) > mostNanos && read - until > 0) {
        until = read;
      }
    }
    return until;
  }
}
