package io.attune.gateway.ingest;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.gateway.Publisher;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to every partition, four times a second, that this gateway has published all it was sent:
 * silence is then a pure function of the log, and a gateway that dies is a lost signal, never
 * silence. Beats while calls come in through here, and for a while after.
 */
final class Heartbeats implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

  static final long EVERY_MS = 250;

  /** After the last event of all; calls that fell silent for so long are not waited for. */
  static final long LINGER_MS = TimeUnit.MINUTES.toMillis(30);

  private final Publisher publisher;
  private final String producerId;
  private final LongSupplier clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            Thread thread = new Thread(run, "attune-heartbeats");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long heardAt;
  private boolean failing;

  /**
   * @param producerId as in the events that are published here
   * @param clock the wall clock, epoch ms
   */
  Heartbeats(Publisher publisher, String producerId, LongSupplier clock) {
    this.publisher = publisher;
    this.producerId = producerId;
    this.clock = clock;
  }

  void start() {
    timer.scheduleAtFixedRate(this::beat, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** Something was heard. */
  void heard() {
    heardAt = clock.getAsLong();
  }

  private void beat() {
    long now = clock.getAsLong();
    if (heardAt == 0 || now - heardAt > LINGER_MS) {
      return;
    }
    try {
      publisher.publishToAll(
          new CallEvent(null, "", now, producerId, new Heartbeat(producerId, now)));
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        log.warn("no heartbeats at the moment: {}", e.getMessage());
      }
      failing = true;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
