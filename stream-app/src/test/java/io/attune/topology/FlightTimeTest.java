package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long words may be on their way that the wall clock does not know of. */
class FlightTimeTest {
  private final FlightTime flight = new FlightTime();

  @Test
  void theLongestIsAssumedBeforeAnythingWasHeard() {
    assertThat(flight.ms()).isEqualTo(FlightTime.MOST_MS);
  }

  @Test
  void isWhatRecordsTake() {
    hear(500, 40);
    assertThat(flight.ms()).isEqualTo(40);
  }

  @Test
  void onePauseHardlyChangesIt() {
    hear(500, 40);
    hear(1, 60_000);
    assertThat(flight.ms()).isBetween(40L, 50L);
  }

  @Test
  void staysWithinItsBounds() {
    hear(500, 1);
    assertThat(flight.ms()).isEqualTo(FlightTime.LEAST_MS);
    hear(500, -7_000);
    assertThat(flight.ms()).isEqualTo(FlightTime.LEAST_MS);
    hear(500, 7_000);
    assertThat(flight.ms()).isEqualTo(FlightTime.MOST_MS);
  }

  private void hear(int records, long ms) {
    for (int i = 0; i < records; i++) {
      flight.record(ms);
    }
  }
}
