package io.attune.app.play;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The wall clock as it was at the start, moved on by elapsed time: a correction of the machine's
 * clock while calls are played neither stops the schedule nor shows up as latency. Player and watch
 * of one process share one.
 */
public final class SteadyClock implements LongSupplier {
  private final long startedAt = System.currentTimeMillis();
  private final long startedNanos = System.nanoTime();

  /** Now, epoch ms. */
  @Override
  public long getAsLong() {
    return startedAt + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
  }
}
