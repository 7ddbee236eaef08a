package io.attune.app;

import io.attune.topology.KafkaRefusal;
import io.attune.topology.LogUnavailable;
import io.attune.wire.SchemaUnavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread dies: a new one takes its place, a few times. What goes on
 * failing is nothing that another thread could mend, so the processor then stops and leaves it to
 * whoever restarts processes. So it does at once where a grant on Kafka is missing. A schema
 * registry or a log that is away comes back, and is waited for as long as it takes. Called by
 * stream threads.
 */
final class ThreadRestarts implements StreamsUncaughtExceptionHandler {
  static final int MOST = 3;
  static final Duration WITHIN = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(ThreadRestarts.class);

  private final LongSupplier nanoTime;
  private final Supplier<Optional<String>> missingGrants;
  private final Deque<Long> restarts = new ArrayDeque<>();
  private String stopped;

  /**
   * @param nanoTime a clock as {@link System#nanoTime}
   * @param missingGrants which of its grants the processor lacks, asked when it was refused one
   */
  ThreadRestarts(LongSupplier nanoTime, Supplier<Optional<String>> missingGrants) {
    this.nanoTime = nanoTime;
    this.missingGrants = missingGrants;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable thrown) {
    if (isCausedBy(thrown, MissingSourceTopicException.class)) {
      return stop("a topic that it reads has been deleted");
    }
    if (isCausedBy(thrown, SchemaUnavailable.class)) {
      // It has waited long before it gave up, and lost nothing: the next one reads the same again.
      LOG.warn("a stream thread is replaced: a schema that it needs cannot be had");
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    if (isCausedBy(thrown, LogUnavailable.class)) {
      LOG.warn("a stream thread is replaced: Kafka did not let it read the end of the log");
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    Optional<String> refusal = KafkaRefusal.of(thrown);
    if (refusal.isPresent()) {
      Optional<String> missing = missingGrants.get();
      if (missing.isPresent()) {
        return stop(missing.get());
      }
    }
    long now = nanoTime.getAsLong();
    while (!restarts.isEmpty() && now - restarts.peekFirst() > WITHIN.toNanos()) {
      restarts.removeFirst();
    }
    String place = refusal.orElseGet(() -> FaultPlace.of(thrown));
    if (restarts.size() >= MOST) {
      return stop(
          "its threads died "
              + (MOST + 1)
              + " times in "
              + WITHIN.toMinutes()
              + " minutes: "
              + place);
    }
    restarts.addLast(now);
    LOG.warn("a stream thread died, replacement {} of {}: {}", restarts.size(), MOST, place);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Why the processor was told to stop, if it was. */
  synchronized Optional<String> stopped() {
    return Optional.ofNullable(stopped);
  }

  private StreamThreadExceptionResponse stop(String why) {
    stopped = why;
    LOG.error("the processor stops: {}", why);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static boolean isCausedBy(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
