package io.attune.load;

import io.attune.app.Closing;
import io.attune.app.ExitCode;
import io.attune.app.Failure;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicReference;

/** A workload with processes of its own, which end with it, also if it is stopped. */
abstract class RigWorkload implements Workload {
  @Override
  public final Measured run(BenchOptions options, PrintWriter progress) throws Exception {
    AtomicReference<BenchReport> report = new AtomicReference<>();
    Closing.run(
        closing -> {
          report.set(run(closing, options, progress));
          return ExitCode.OK;
        });
    if (report.get() == null) {
      throw Failure.of("stopped", null);
    }
    return report.get();
  }

  /**
   * Measures.
   *
   * @param closing ends what is opened
   */
  abstract BenchReport run(Closing closing, BenchOptions options, PrintWriter progress)
      throws Exception;
}
