package io.attune.load;

import static io.attune.load.CueTimes.Moment.COMMITTED;
import static io.attune.load.CueTimes.Moment.CONSUMED;
import static io.attune.load.CueTimes.Moment.DUE;
import static io.attune.load.CueTimes.Moment.RECEIVED;

import io.attune.load.JvmProbe.Memory;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What cues took from Kafka to the sockets, and what the streams cost.
 *
 * @param times of all cues
 * @param cpuNanos processor time of the gateway's process for the cues that were measured
 */
record GatewayFigures(BenchOptions options, Opening opening, CueTimes times, long cpuNanos)
    implements Measured {

  /**
   * What it took to open the streams, and what they hold when nothing is sent.
   *
   * @param streams how many, 1 or more
   * @param nanos until the last one was told the present state
   * @param cpuNanos processor time of the gateway's process
   */
  record Opening(int streams, long nanos, long cpuNanos, Memory before, Memory after) {
    double perSecond() {
      return streams * 1e9 / nanos;
    }

    double heapKib() {
      return kib(after.heap() - before.heap());
    }

    double directKib() {
      return kib(after.direct() - before.direct());
    }

    /** The heap was all resident before: this is what lies outside of it, direct buffers too. */
    double residentKib() {
      return kib(after.resident() - before.resident());
    }

    private double kib(long bytes) {
      return bytes / 1024.0 / streams;
    }
  }

  @Override
  public String table() {
    StringBuilder table = new StringBuilder();
    line(table, "%-34s %8s %8s %8s %8s %8s%n", "ms", "p50", "p95", "p99", "p99.9", "max");
    row(table, "from schedule to socket", times.spread(DUE, RECEIVED));
    row(table, "from schedule to a bare consumer", times.spread(DUE, CONSUMED));
    row(table, "from commit to socket", times.spread(COMMITTED, RECEIVED));
    row(table, "from commit to a bare consumer", times.spread(COMMITTED, CONSUMED));
    line(
        table,
        "%d cues for %d streams, %d a second: %d lost, %d doubled, %d misplaced%n",
        times.cues(),
        options.connections(),
        options.rate(GatewayLoad.RATE),
        times.lost(),
        times.doubled(),
        times.misplaced());
    line(
        table,
        "gateway's CPU: %.0f µs a cue, %.0f %% of one core%n",
        cpuMicrosPerCue(),
        cpuMicrosPerCue() * options.rate(GatewayLoad.RATE) / 1e4);
    line(
        table,
        "opening: %,.0f streams a second, %.0f µs of CPU each%n",
        opening.perSecond(),
        opening.cpuNanos() / 1e3 / opening.streams());
    line(
        table,
        "an open stream: %.1f KiB of heap, %.1f KiB outside of it (%.1f KiB of buffers)%n",
        opening.heapKib(),
        opening.residentKib(),
        opening.directKib());
    return table.toString();
  }

  private double cpuMicrosPerCue() {
    return cpuNanos / 1e3 / times.measured();
  }

  private static void row(StringBuilder table, String label, Histogram micros) {
    line(
        table,
        "%-34s %8.1f %8.1f %8.1f %8.1f %8.1f%n",
        label,
        ms(micros, 50),
        ms(micros, 95),
        ms(micros, 99),
        ms(micros, 99.9),
        ms(micros, 100));
  }

  private static double ms(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values));
  }

  /** The figures are the 99th percentiles from commit; bare consumer and floor are the same. */
  @Override
  public String json() {
    double attune = ms(times.spread(COMMITTED, RECEIVED), 99);
    double floor = ms(times.spread(COMMITTED, CONSUMED), 99);
    return String.format(
        Locale.ROOT,
        "{\"type\":\"bench\",\"name\":\"gateway\",\"attune\":%.1f,\"bare\":%.1f,\"floor\":%.1f,"
            + "\"ratioToBare\":%.4f,\"ratioToFloor\":%.4f,\"unit\":\"ms\",\"streams\":%d,"
            + "\"cuesPerSecond\":%d,\"fromScheduleMs\":%s,\"fromCommitMs\":%s,\"lost\":%d,"
            + "\"doubled\":%d,\"misplaced\":%d,\"cpuMicrosPerCue\":%.1f,\"opensPerSecond\":%.1f,"
            + "\"heapKibPerStream\":%.2f,\"directKibPerStream\":%.2f,"
            + "\"residentKibPerStream\":%.2f}",
        attune,
        floor,
        floor,
        attune / floor,
        attune / floor,
        options.connections(),
        options.rate(GatewayLoad.RATE),
        percentiles(times.spread(DUE, RECEIVED)),
        percentiles(times.spread(COMMITTED, RECEIVED)),
        times.lost(),
        times.doubled(),
        times.misplaced(),
        cpuMicrosPerCue(),
        opening.perSecond(),
        opening.heapKib(),
        opening.directKib(),
        opening.residentKib());
  }

  private static String percentiles(Histogram micros) {
    return String.format(
        Locale.ROOT,
        "{\"p50\":%.1f,\"p95\":%.1f,\"p99\":%.1f,\"p999\":%.1f,\"max\":%.1f}",
        ms(micros, 50),
        ms(micros, 95),
        ms(micros, 99),
        ms(micros, 99.9),
        ms(micros, 100));
  }
}
