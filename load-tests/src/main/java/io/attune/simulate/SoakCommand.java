package io.attune.simulate;

import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Playbooks;
import io.attune.app.Subcommand;
import io.attune.load.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune soak}: a day of calls in minutes, and whether anything grows meanwhile. */
@Command(
    name = "soak",
    description = {
      "Runs hours of made-up calls through one task of the topology, with its stores but without a",
      "broker, as fast as it goes, and tells after each hour what it holds. Heap, rows or files that",
      "are larger at the end than after the first hours are a fault.",
      ""
    })
public final class SoakCommand implements Subcommand {
  private static final long HOUR_MS = 3_600_000;
  private static final long DRAIN_MS = 10_000;

  /** Hours until everything that is kept for a while is there once: calls, turns, compilation. */
  private static final int WARM_UP_HOURS = 3;

  /** What the last hours may hold more than those after the warm-up, a share. */
  private static final double SLACK = 0.1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--hours",
      defaultValue = "24",
      description = "Hours of record time, 6 or more (default: ${DEFAULT-VALUE}).")
  private int hours;

  @Option(
      names = "--calls",
      defaultValue = "10",
      description = "Calls at once (default: ${DEFAULT-VALUE}).")
  private int calls;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "What the calls follow from (default: ${DEFAULT-VALUE}).")
  private long seed;

  /**
   * What is held at the end of an hour.
   *
   * @param heapBytes after a full collection
   * @param rows in the store in memory
   * @param diskBytes of the store on disk
   * @param meters one for each value of a label that has been seen; the rarest come after hours
   */
  private record Held(long heapBytes, long rows, long diskBytes, int meters) {}

  @Override
  public Integer call() throws IOException {
    if (hours < 2 * WARM_UP_HOURS || calls < 1) {
      throw Failure.badInput("--hours takes 6 or more, --calls 1 or more");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%d hours, %d calls at once, seed %d%n", hours, calls, seed);
    out.println("hour    calls   records  changelog MB  heap MB  rows  disk MB  meters");
    Path folder = Files.createTempDirectory("attune-soak");
    try (SoakedTask task =
        new SoakedTask(
            Playbooks.shelf(Playbooks.BY_LANGUAGE, spec.commandLine().getErr()),
            folder,
            DayOfCalls.START)) {
      List<Held> held = run(task, out);
      return isFlat(held, out) ? ExitCode.OK : ExitCode.DIFFERENCES;
    } finally {
      Folders.delete(folder);
    }
  }

  private List<Held> run(SoakedTask task, PrintWriter out) throws IOException {
    DayOfCalls day = new DayOfCalls(calls, new Lines(), new Random(seed));
    List<Held> held = new ArrayList<>();
    long drainAt = DayOfCalls.START;
    while (held.size() < hours) {
      var event = day.next();
      if (event.at() >= DayOfCalls.START + HOUR_MS * (held.size() + 1)) {
        task.drain();
        held.add(look(task));
        print(held, day, task, out);
      }
      task.hear(event);
      if (event.at() >= drainAt) {
        task.drain();
        drainAt = event.at() + DRAIN_MS;
      }
    }
    return held;
  }

  private static Held look(SoakedTask task) throws IOException {
    System.gc();
    System.gc();
    return new Held(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        task.rowsInMemory(),
        task.bytesOnDisk(),
        task.meters());
  }

  private static void print(List<Held> held, DayOfCalls day, SoakedTask task, PrintWriter out) {
    Held now = held.get(held.size() - 1);
    out.printf(
        "%4d %8d %9d %13.1f %8.1f %5d %8.1f %7d%n",
        held.size(),
        day.calls(),
        task.records(),
        task.changelogBytes() / 1e6,
        now.heapBytes() / 1e6,
        now.rows(),
        now.diskBytes() / 1e6,
        now.meters());
    out.flush();
  }

  private static boolean isFlat(List<Held> held, PrintWriter out) {
    return isFlat("heap", held, Held::heapBytes, out)
        & isFlat("rows", held, Held::rows, out)
        & isFlat("disk", held, Held::diskBytes, out);
  }

  /** The mean of the second half of the hours after the warm-up against that of the first. */
  private static boolean isFlat(
      String what, List<Held> held, ToLongFunction<Held> figure, PrintWriter out) {
    int half = WARM_UP_HOURS + (held.size() - WARM_UP_HOURS) / 2;
    double early = mean(held.subList(WARM_UP_HOURS, half), figure);
    double late = mean(held.subList(half, held.size()), figure);
    boolean flat = late <= early * (1 + SLACK);
    out.printf(
        "%-6s %+5.1f %% from the first to the second half of the hours after the third: %s%n",
        what, (late / early - 1) * 100, flat ? "flat" : "it grows");
    return flat;
  }

  private static double mean(List<Held> held, ToLongFunction<Held> figure) {
    return held.stream().mapToLong(figure).average().orElseThrow();
  }
}
