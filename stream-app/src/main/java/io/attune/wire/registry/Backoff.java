package io.attune.wire.registry;

import io.attune.wire.registry.RegistryConfig.Retries;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Waits between tries: each twice the one before, less up to half by chance, so that many instances
 * do not come back together. For one thread.
 */
final class Backoff {
  /**
   * The longest that anybody waits for a registry: a thread of Kafka Streams must come back to its
   * broker well within {@code max.poll.interval.ms}, a minute.
   */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Retries retries;
  private final long until = System.nanoTime() + PATIENCE.toNanos();
  private int waited;

  Backoff(Retries retries) {
    this.retries = retries;
  }

  /** What is left of the patience, 1 ms or more. */
  Duration left() {
    return Duration.ofNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(1), until - System.nanoTime()));
  }

  /**
   * Waits before the next try.
   *
   * @return false, at once, if there is to be none
   */
  boolean waits() {
    long ms =
        Math.min(retries.longest().toMillis(), retries.first().toMillis() << Math.min(waited, 20));
    ms = ms / 2 + ThreadLocalRandom.current().nextLong(ms / 2 + 1);
    if (waited >= retries.most() || ms >= left().toMillis()) {
      return false;
    }
    waited++;
    try {
      TimeUnit.MILLISECONDS.sleep(ms);
      return true;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
