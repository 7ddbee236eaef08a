package io.attune.load;

import java.io.PrintWriter;

/**
 * Something worth measuring: Attune, the same topology without its logic, and the least that Kafka
 * itself takes.
 */
interface Workload {
  /** The name on the command line. */
  String name();

  /** One line on what it measures. */
  String description();

  /**
   * Measures, all three in one run and in turn, so that whatever else the machine does meets all of
   * them.
   *
   * @param records how many records each measurement takes, 10,000 or more
   * @param rounds how often each is measured, 1 or more
   * @param progress says what is going on
   */
  BenchResult run(int records, int rounds, PrintWriter progress) throws Exception;
}
