package io.attune.load.chaos;

import java.nio.file.Path;

/**
 * How much is broken.
 *
 * @param seed decides which faults there are, in which order, and how large each is
 * @param faults how many in all
 * @param minutes after which no further fault is done
 * @param calls live at a time
 * @param folder for data and logs
 */
record ChaosOptions(long seed, int faults, int minutes, int calls, Path folder) {
  /** Faults of machines among all: they take seconds each, those of the traffic none. */
  private static final double MACHINES = 0.15;

  int machineFaults() {
    return Math.max(FaultKind.ofMachines().size(), (int) Math.round(faults * MACHINES));
  }

  int trafficFaults() {
    return Math.max(FaultKind.ofTraffic().size(), faults - machineFaults());
  }
}
