package io.attune.simulate;

import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Subcommand;
import io.attune.simulate.Simulation.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune simulate}: the engine under made-up crashes, delays and duplicates. */
@Command(
    name = "simulate",
    description = {
      "Runs the engine on made-up partitions whose tasks lag, tick, commit and crash, and compares",
      "what they tell with an undisturbed run. All of it follows from a seed: a run that fails is",
      "seen again with --seed.",
      ""
    })
public final class SimulateCommand implements Subcommand {
  private static final int SHOWN = 10;

  @Spec private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "N", description = "One run, of this seed.")
  private Long seed;

  @Option(
      names = "--seeds",
      paramLabel = "FROM..TO",
      defaultValue = "1..300",
      description = "Runs of all these seeds (default: ${DEFAULT-VALUE}).")
  private String seeds;

  private long runs;
  private long steps;
  private long crashes;
  private long failed;

  @Override
  public Integer call() throws IOException {
    LongStream chosen = seed == null ? range(seeds) : LongStream.of(seed);
    Simulation simulation = new Simulation();
    long began = System.nanoTime();
    chosen.parallel().mapToObj(simulation::run).forEach(this::take);
    double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%,d runs, %,d steps, %,d crashes, %,d failed; %.1f s, %,d steps a minute%n",
        runs, steps, crashes, failed, seconds, (long) (steps / seconds * 60));
    return failed == 0 ? ExitCode.OK : ExitCode.DIFFERENCES;
  }

  private static LongStream range(String seeds) {
    String[] ends = seeds.split("\\.\\.", -1);
    try {
      long from = Long.parseLong(ends[0]);
      long to = Long.parseLong(ends[1]);
      if (ends.length == 2 && from <= to) {
        return LongStream.rangeClosed(from, to);
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // Said below.
    }
    throw Failure.badInput("--seeds is " + seeds + ", expected FROM..TO such as 1..10000");
  }

  private synchronized void take(Result result) {
    runs++;
    steps += result.steps();
    crashes += result.crashes();
    if (result.fault() == null) {
      return;
    }
    PrintWriter err = spec.commandLine().getErr();
    if (++failed <= SHOWN) {
      err.printf(
          "seed %d: %s%n  ./attune simulate --seed %d shows it again%n",
          result.seed(), result.fault().getMessage(), result.seed());
      if (!(result.fault() instanceof SimulationFault)) {
        result.fault().printStackTrace(err);
      }
    }
    err.flush();
  }
}
