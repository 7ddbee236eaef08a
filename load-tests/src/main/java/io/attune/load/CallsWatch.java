package io.attune.load;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Backlog and memory of an app while calls last. */
final class CallsWatch implements OpenLoad.Meanwhile, AutoCloseable {
  private static final long SECOND_MS = 1_000;

  private final JvmProbe probe;
  private final Progress group;
  private final int calls;
  private final JvmProbe.Memory before;
  private final Thread thread = new Thread(this::watch, "bench-backlog");
  private JvmProbe.Memory begin;
  private JvmProbe.Memory end;
  private volatile boolean stopping;
  private volatile long mostBehind;
  private volatile long behind;
  private volatile Exception fault;

  /**
   * @param calls that will be open
   */
  CallsWatch(ChildProcess app, Progress group, int calls) throws IOException {
    this.probe = JvmProbe.attach(app);
    this.group = group;
    this.calls = calls;
    this.before = probe.memory();
  }

  @Override
  public void warmed() throws IOException {
    begin = probe.memory();
  }

  @Override
  public void measuring() {
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void sent() throws Exception {
    TimeUnit.MILLISECONDS.sleep(SECOND_MS);
    stop();
    behind = group.lag();
    end = probe.memory();
  }

  private void watch() {
    try {
      while (!stopping) {
        mostBehind = Math.max(mostBehind, group.lag());
        TimeUnit.MILLISECONDS.sleep(SECOND_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      fault = e;
    }
  }

  /** What it saw, by name. */
  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("most behind, events", (double) mostBehind);
    figures.put("behind a second after", (double) behind);
    figures.put("heap B/call", (double) (end.heap() - before.heap()) / calls);
    figures.put("heap MiB at begin", mib(begin.heap()));
    figures.put("heap MiB at end", mib(end.heap()));
    figures.put("process MiB", mib(end.resident()));
    return figures;
  }

  private static double mib(long bytes) {
    return bytes / 1024.0 / 1024;
  }

  private void stop() throws InterruptedException {
    stopping = true;
    thread.join();
    if (fault != null) {
      throw new IllegalStateException("the backlog cannot be seen", fault);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    stop();
    probe.close();
  }
}
