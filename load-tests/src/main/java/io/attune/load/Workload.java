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
   * @param records how many records each measurement takes, 10,000 or more; for workloads of
   *     records
   * @param rounds how often each is measured, 1 or more
   * @param progress says what is going on
   */
  Measured run(int records, int rounds, PrintWriter progress) throws Exception;
}
