package io.attune.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakedTaskTest {
  private static final long SEED = 20261122;

  @TempDir Path folder;

  @Test
  void callsThatAreOverAreForgotten() throws Exception {
    DayOfCalls day = new DayOfCalls(2, new Lines(), new Random(SEED));
    try (SoakedTask task = new SoakedTask(new SimulatedShelf(), folder, DayOfCalls.START)) {
      long heardAt = DayOfCalls.START;
      while (heardAt < DayOfCalls.START + 3_600_000) {
        CallEvent event = day.next();
        assertThat(event.at()).isGreaterThanOrEqualTo(heardAt);
        heardAt = event.at();
        task.hear(event);
      }
      task.drain();
      assertThat(day.calls()).isGreaterThan(20);
      assertThat(task.changelogBytes()).isPositive();
      // A call has at most six rows, and is remembered for ten minutes at most when it has ended.
      assertThat(task.rowsInMemory()).isBetween(1L, 6 * day.calls() / 2);
    }
  }
}
