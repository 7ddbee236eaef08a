package io.attune.load;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Has JMH measure the methods of a class, without a word. */
final class MethodTimes {
  private static final TimeValue ROUND = TimeValue.seconds(1);

  /** Bytes allocated for each operation. */
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private MethodTimes() {}

  /** In one process, warmed up for so many seconds and measured for so many. */
  static Collection<RunResult> warm(Class<?> benchmarks, int warmUp, int rounds)
      throws RunnerException {
    return new Runner(
            quiet(benchmarks)
                .forks(1)
                .warmupIterations(warmUp)
                .warmupTime(ROUND)
                .measurementIterations(rounds)
                .measurementTime(ROUND)
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }

  /** Each once in so many processes that have only begun. */
  static Collection<RunResult> cold(Class<?> benchmarks, int starts) throws RunnerException {
    return new Runner(
            quiet(benchmarks).forks(starts).warmupIterations(0).measurementIterations(1).build())
        .run();
  }

  private static ChainedOptionsBuilder quiet(Class<?> benchmarks) {
    return new OptionsBuilder()
        .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true);
  }

  /** Of {@link #warm}: bytes allocated for each operation. */
  static double allocated(RunResult result) {
    return result.getSecondaryResults().get(ALLOCATED).getScore();
  }
}
