package io.attune.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How busy the machine was with other things meanwhile.
 *
 * @param otherCpuPct processor time of all processes that are not the bench's, percent of one core;
 *     NaN where /proc does not tell
 * @param stealPct processor time that the host took for others, percent of all cores; NaN likewise
 */
record MachineLoad(double otherCpuPct, double stealPct) {
  private static final Path STAT = Path.of("/proc/stat");

  /** Of USER_HZ, which is 100 on every Linux that Java runs on. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;

  /** What the counters show at a moment. */
  private record Counters(long nanos, long ownNanos, long busyTicks, long stealTicks) {}

  /** Begins to watch. */
  static Watch watch(List<ChildProcess> own) throws IOException {
    return new Watch(own);
  }

  /** From its creation on. */
  static final class Watch {
    private final List<ChildProcess> own;
    private final Counters from;

    private Watch(List<ChildProcess> own) throws IOException {
      this.own = own;
      this.from = counters(own);
    }

    /** Until now. */
    MachineLoad end() throws IOException {
      Counters to = counters(own);
      if (to.busyTicks() < 0) {
        return new MachineLoad(Double.NaN, Double.NaN);
      }
      double nanos = to.nanos() - from.nanos();
      double busy = (to.busyTicks() - from.busyTicks()) * (double) NANOS_PER_TICK;
      double steal = (to.stealTicks() - from.stealTicks()) * (double) NANOS_PER_TICK;
      double ours = to.ownNanos() - from.ownNanos();
      int cores = Runtime.getRuntime().availableProcessors();
      return new MachineLoad(Math.max(0, 100 * (busy - ours) / nanos), 100 * steal / nanos / cores);
    }
  }

  private static Counters counters(List<ChildProcess> own) throws IOException {
    long ours =
        ProcessHandle.current().info().totalCpuDuration().map(d -> d.toNanos()).orElse(0L)
            + own.stream().mapToLong(ChildProcess::cpuNanos).sum();
    if (!Files.isReadable(STAT)) {
      return new Counters(System.nanoTime(), ours, -1, -1);
    }
    // cpu user nice system idle iowait irq softirq steal ...
    String[] ticks;
    try (var lines = Files.lines(STAT)) {
      ticks = lines.findFirst().orElseThrow().trim().split("\\s+");
    }
    long busy = 0;
    for (int i = 0; i < STEAL; i++) {
      busy += i == IDLE || i == IO_WAIT ? 0 : Long.parseLong(ticks[i + 1]);
    }
    return new Counters(System.nanoTime(), ours, busy, Long.parseLong(ticks[STEAL + 1]));
  }
}
