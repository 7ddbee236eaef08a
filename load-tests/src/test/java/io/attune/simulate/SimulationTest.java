package io.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.attune.simulate.Simulation.Result;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Crashes, lag, ticks, duplicates and delays change nothing that is told of a call. {@code ./attune
 * simulate --seed N}, with the number in the message, shows a failure again; nightly the command
 * runs ten thousand seeds.
 */
class SimulationTest {
  private static final int SEEDS = 40;

  @Test
  void whateverHappensToTasksCallsGoTheirWay() throws IOException {
    Simulation simulation = new Simulation();
    int crashes = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Result result = simulation.run(seed);
      crashes += result.crashes();
      if (result.fault() != null) {
        fail("./attune simulate --seed " + seed + " shows it: " + result.fault().getMessage());
      }
    }
    assertThat(crashes).as("crashes, of which there must be some").isGreaterThan(SEEDS);
  }
}
