package io.attune.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayClockTest {
  private static final long START = 1_790_000_000_000L;

  @Test
  void atSpeedOneIsTheWallClock() {
    PlayClock clock = PlayClock.starting(START, 60_000, 1);

    assertThat(clock.base()).isEqualTo(START);
    assertThat(clock.recordTime(START + 1_234)).isEqualTo(START + 1_234);
    assertThat(clock.wallTime(START + 1_234)).isEqualTo(START + 1_234);
  }

  @Test
  void atSpeedFourStartsBehindByThreeQuartersAndArrivesAtTheEnd() {
    PlayClock clock = PlayClock.starting(START, 60_000, 4);

    assertThat(clock.base()).isEqualTo(START - 45_000);
    assertThat(clock.recordTime(START + 1_000)).isEqualTo(START - 45_000 + 4_000);
    assertThat(clock.recordTime(START + 15_000)).isEqualTo(START + 15_000);
    assertThat(clock.wallTime(START - 45_000 + 4_000)).isEqualTo(START + 1_000);
  }

  @Test
  void afterTheEndGoesOnAsTheWallClock() {
    PlayClock clock = PlayClock.starting(START, 60_000, 4);

    assertThat(clock.recordTime(START + 75_000)).isEqualTo(START + 75_000);
    assertThat(clock.wallTime(START + 75_000)).isEqualTo(START + 75_000);
  }

  @Test
  void slowMotionStartsNowAndFallsBehind() {
    PlayClock clock = PlayClock.starting(START, 60_000, 0.5);

    assertThat(clock.base()).isEqualTo(START);
    assertThat(clock.recordTime(START + 10_000)).isEqualTo(START + 5_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverInTheFutureAndNeverBack(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      PlayClock clock =
          PlayClock.starting(
              START, random.nextInt(10_000_000), Math.pow(10, random.nextGaussian()));
      long wall = START;
      long before = Long.MIN_VALUE;
      for (int step = 0; step < 100; step++) {
        long recordTime = clock.recordTime(wall);
        assertThat(recordTime).as("%s", clock).isBetween(Math.max(before, clock.base()), wall);
        before = recordTime;
        wall += random.nextInt(20_000);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {6, 7, 8, 9, 10})
  void wallTimeIsTheFirstMomentAtWhichARecordTimeHasPassed(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      int length = 1 + random.nextInt(10_000_000);
      PlayClock clock = PlayClock.starting(START, length, Math.pow(10, random.nextGaussian()));
      long recordTime = clock.base() + random.nextInt(2 * length);

      long wall = clock.wallTime(recordTime);

      assertThat(clock.recordTime(wall)).as("%s", clock).isGreaterThanOrEqualTo(recordTime);
      if (wall > START) {
        assertThat(clock.recordTime(wall - 1)).as("%s", clock).isLessThan(recordTime);
      }
    }
  }
}
