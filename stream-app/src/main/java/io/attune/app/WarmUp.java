package io.attune.app;

import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.engine.Shelf;
import io.attune.topology.Rehearsal;
import io.attune.wire.WireFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets this JVM up to speed while the processor joins its group: the samples are played for nobody.
 * Once for a JVM, however many instances it runs.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  /** About what joining a group takes, so that a start does not get longer by it. */
  private static final Duration LASTS = Duration.ofSeconds(2);

  private static final AtomicReference<WarmUp> OF_THIS_JVM = new AtomicReference<>();

  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private WarmUp() {}

  /** Begins it on a thread of its own, unless it has begun before. */
  static WarmUp begin(Shelf shelf, WireFormat format) {
    WarmUp mine = new WarmUp();
    if (!OF_THIS_JVM.compareAndSet(null, mine)) {
      return OF_THIS_JVM.get();
    }
    Thread thread = new Thread(() -> mine.run(shelf, format), "attune-rehearsal");
    thread.setDaemon(true);
    thread.start();
    return mine;
  }

  private void run(Shelf shelf, WireFormat format) {
    try {
      long played = new Rehearsal(shelf, format).play(samples(), LASTS.toNanos());
      LOG.debug("warmed up on {} events of the samples", played);
    } catch (IOException | RuntimeException e) {
      // Calls are coached without it just as well, only slower at first.
      LOG.warn("The processor could not be warmed up: {}", e.toString());
    } finally {
      done.complete(null);
    }
  }

  private static List<List<CallEvent>> samples() throws IOException {
    List<List<CallEvent>> calls = new ArrayList<>();
    for (Samples.Sample sample : Samples.all()) {
      List<CallEvent> call = new ArrayList<>();
      try (var recorded = sample.events(bad -> {})) {
        while (recorded.hasNext()) {
          CallInput input = recorded.next();
          if (input instanceof CallEvent event && event.callId() != null) {
            call.add(event);
          }
        }
      }
      calls.add(call);
    }
    return calls;
  }

  boolean isDone() {
    return done.isDone();
  }

  /** Waits until it is done, or {@code patience} is over; whether it is done. */
  boolean await(Duration patience) throws InterruptedException {
    try {
      done.get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody completes it exceptionally", e);
    }
  }
}
