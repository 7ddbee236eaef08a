package io.attune.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A process that starts while what it writes is being read, and the figures of its first seconds.
 */
final class NewProcess implements OpenLoad.Meanwhile, AutoCloseable {
  /** What its first cues may take. */
  static final long IN_TIME_MS = 250;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Rig rig;
  private final Subject subject;
  private final Map<String, String> settings;
  private final boolean waiting;
  private final int seconds;
  private long beginNanos;
  private CompletableFuture<Ready> ready;
  private Child child;

  /** When it said so, and when that it runs. */
  private record Ready(long runningNanos, long nanos, long cpuNanos) {}

  /** The process of either subject, and how each says that it is ready. */
  private record Child(ChildProcess process, Wait ready, AutoCloseable all) {}

  private interface Wait {
    void run() throws Exception;
  }

  /** Traffic that lasts some seconds. */
  interface Lasting {
    Traffic seconds(int seconds) throws IOException;
  }

  /**
   * @param settings of {@code attune run}, and {@link BareSize}'s
   * @param waiting whether traffic begins with the process, and has to wait for it
   * @param seconds for how long there is traffic once it is ready
   */
  NewProcess(Rig rig, Subject subject, Map<String, String> settings, boolean waiting, int seconds) {
    this.rig = rig;
    this.subject = subject;
    this.settings = settings;
    this.waiting = waiting;
    this.seconds = seconds;
  }

  @Override
  public void reading() throws Exception {
    beginNanos = System.nanoTime();
    child = subject.isAttune() ? attune() : bare();
    ready = CompletableFuture.supplyAsync(this::awaitReady);
    if (!waiting) {
      ready.join();
    }
  }

  private Child attune() throws Exception {
    ChildProcess attune = rig.attune(settings);
    return new Child(attune, () -> attune.awaitAnnounced(PATIENCE), attune);
  }

  private Child bare() throws Exception {
    SubjectProcess bare = rig.open(subject);
    bare.beginStart(settings);
    return new Child(bare.process(), bare::awaitDone, bare);
  }

  private Ready awaitReady() {
    try {
      child.process().awaitRunning(PATIENCE);
      long runningNanos = System.nanoTime();
      child.ready().run();
      return new Ready(runningNanos, System.nanoTime(), child.process().cpuNanos());
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  /** Traffic until it has been ready for as long as it is to be measured. */
  Traffic traffic(Lasting traffic) throws IOException {
    long scheduleNanos = System.nanoTime();
    Traffic longest = traffic.seconds((int) PATIENCE.toSeconds() + seconds);
    return new Traffic() {
      private long atNanos;

      @Override
      public boolean hasNext() {
        return longest.hasNext() && (!ready.isDone() || atNanos < endNanos());
      }

      private long endNanos() {
        return ready.join().nanos() - scheduleNanos + TimeUnit.SECONDS.toNanos(seconds);
      }

      @Override
      public Sending next() {
        Sending next = longest.next();
        atNanos = next.atNanos();
        return next;
      }

      @Override
      public Iterator<Sending> ending(long nanos) {
        return longest.ending(nanos);
      }
    };
  }

  /** The figures of what was due once it was ready. */
  BenchRun measured(OpenLoad.Outcome outcome) {
    long readyNanos = ready.join().nanos();
    Ledger ledger = outcome.ledger();
    Histogram micros = ledger.microsDue(readyNanos, readyNanos + TimeUnit.SECONDS.toNanos(seconds));
    Map<String, Double> figures = new LinkedHashMap<>();
    long cpuNanos = ready.join().cpuNanos();
    figures.put("running s", (ready.join().runningNanos() - beginNanos) / 1e9);
    figures.put("ready s", (readyNanos - beginNanos) / 1e9);
    figures.put("CPU s until ready", cpuNanos / 1e9);
    figures.put("CPU s from then on", (child.process().cpuNanos() - cpuNanos) / 1e9);
    figures.putAll(LatencyFigures.spread(micros));
    figures.put(
        "late s",
        (ledger.lateUntil(readyNanos, TimeUnit.MILLISECONDS.toNanos(IN_TIME_MS)) - readyNanos)
            / 1e9);
    figures.put("missing", (double) outcome.missing());
    figures.put("doubled", (double) outcome.doubled());
    return new BenchRun(subject, figures, micros, outcome.load());
  }

  @Override
  public void close() throws Exception {
    if (child != null) {
      rig.end(child.all());
    }
  }
}
