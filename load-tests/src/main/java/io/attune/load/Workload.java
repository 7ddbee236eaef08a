package io.attune.load;

import java.io.PrintWriter;

/** Something worth measuring, beside the least that the same work can take. */
interface Workload {
  /** The name on the command line. */
  String name();

  /** One line on what it measures. */
  String description();

  /**
   * Measures Attune and its floors in one run, so that whatever else the machine does meets all of
   * them.
   *
   * @param progress says what is going on
   */
  Measured run(BenchOptions options, PrintWriter progress) throws Exception;
}
