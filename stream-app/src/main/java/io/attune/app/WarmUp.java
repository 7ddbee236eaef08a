package io.attune.app;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.engine.Shelf;
import io.attune.topology.Rehearsal;
import io.attune.topology.TopologySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets this JVM up to speed while the processor joins its group: the samples are played for nobody.
 * Once for a JVM, however many instances it runs.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  /**
   * Most of what can be had comes with the first hundreds; ten thousand take twice the processor
   * time of this, for little more (docs/performance.md).
   */
  static final int EVENTS = 1_500;

  /** Between two looks at the clock. */
  private static final int AT_ONCE = 20;

  /** How long the compilers are watched until they count as done, in ms. */
  private static final long WATCH_MS = 250;

  /**
   * What they may work in that time, in ms: Kafka's own threads give them something now and then.
   */
  private static final long IDLE_MS = 25;

  private static final AtomicReference<WarmUp> OF_THIS_JVM = new AtomicReference<>();

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final LongSupplier compiledMs;

  /** What is rehearsed, some events at a time. */
  interface Piece extends AutoCloseable {
    void play(int events);

    @Override
    void close();
  }

  /** Makes it, which is part of what has to be rehearsed. */
  interface Stage {
    Piece open() throws IOException;
  }

  private WarmUp(LongSupplier compiledMs) {
    this.compiledMs = compiledMs;
  }

  /**
   * Begins it on a thread of its own, unless it has begun before.
   *
   * @param settings of the topology that will run
   * @param most how long it may take; zero leaves it out
   */
  static WarmUp begin(TopologySettings settings, Shelf shelf, Duration most) {
    if (most.isZero()) {
      return none();
    }
    WarmUp mine = new WarmUp(compilers());
    if (!OF_THIS_JVM.compareAndSet(null, mine)) {
      return OF_THIS_JVM.get();
    }
    return mine.begin(() -> rehearsal(settings, shelf), most);
  }

  private static WarmUp none() {
    WarmUp none = new WarmUp(() -> 0);
    none.done.complete(null);
    return none;
  }

  /**
   * The same of something else, as often as it is called.
   *
   * @param compiledMs for how long the JVM's compilers have worked so far, in ms
   */
  static WarmUp of(Stage stage, Duration most, LongSupplier compiledMs) {
    return new WarmUp(compiledMs).begin(stage, most);
  }

  private static LongSupplier compilers() {
    CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    return compilers != null && compilers.isCompilationTimeMonitoringSupported()
        ? compilers::getTotalCompilationTime
        : () -> 0;
  }

  private WarmUp begin(Stage stage, Duration most) {
    Thread thread = new Thread(() -> run(stage, most), "attune-rehearsal");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  private void run(Stage stage, Duration most) {
    long began = System.nanoTime();
    try (Piece piece = stage.open()) {
      int played = 0;
      while (played < EVENTS && System.nanoTime() - began < most.toNanos()) {
        piece.play(AT_ONCE);
        played += AT_ONCE;
      }
      awaitCompilers(began + most.toNanos());
      LOG.debug("warmed up on {} events in {} ms", played, (System.nanoTime() - began) / 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      // Calls are coached without it just as well, only slower at first.
      LOG.warn("The processor could not be warmed up: {}", e.toString());
    } finally {
      done.complete(null);
    }
  }

  /**
   * What was played often is still waiting to be made fast; until that is done the compilers take
   * the processors from the first cues.
   */
  private void awaitCompilers(long untilNanos) throws InterruptedException {
    long before = compiledMs.getAsLong();
    long worked = IDLE_MS;
    while (worked >= IDLE_MS && System.nanoTime() - untilNanos < 0) {
      TimeUnit.MILLISECONDS.sleep(WATCH_MS);
      long now = compiledMs.getAsLong();
      worked = now - before;
      before = now;
    }
  }

  private static Piece rehearsal(TopologySettings settings, Shelf shelf) throws IOException {
    Rehearsal rehearsal = new Rehearsal(settings, shelf, new SimpleMeterRegistry(), samples());
    return new Piece() {
      @Override
      public void play(int events) {
        rehearsal.play(events);
      }

      @Override
      public void close() {
        rehearsal.close();
      }
    };
  }

  private static List<List<CallEvent>> samples() throws IOException {
    List<List<CallEvent>> calls = new ArrayList<>();
    for (Samples.Sample sample : Samples.all()) {
      List<CallEvent> call = new ArrayList<>();
      try (var recorded = sample.events(bad -> {})) {
        while (recorded.hasNext()) {
          CallInput input = recorded.next();
          if (input instanceof CallEvent event && event.callId() != null) {
            add(call, event);
          }
        }
      }
      calls.add(call);
    }
    return calls;
  }

  /** Of the partials of a sentence only the last stays: what a final leads to takes longest. */
  private static void add(List<CallEvent> call, CallEvent event) {
    int last = call.size() - 1;
    if (isPartial(event) && last >= 0 && isPartial(call.get(last))) {
      call.set(last, event);
    } else {
      call.add(event);
    }
  }

  private static boolean isPartial(CallEvent event) {
    return event.body() instanceof SegmentHeard segment && !segment.isFinal();
  }

  boolean isDone() {
    return done.isDone();
  }

  /** Completed when it is done. */
  CompletableFuture<Void> done() {
    return done.copy();
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
