package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PoissonTest {
  private static final int COUNT = 100_000;

  @Test
  void arrivalsComeAtTheRateAndAsIrregularlyAsThoseOfMany() {
    double[] gaps = gaps(7);
    double mean =
        LongStream.range(0, COUNT).mapToDouble(i -> gaps[(int) i]).average().orElseThrow();
    double variance =
        LongStream.range(0, COUNT)
            .mapToDouble(i -> Math.pow(gaps[(int) i] - mean, 2))
            .average()
            .orElseThrow();

    assertThat(mean).isCloseTo(1e9 / 500, within(1e9 / 500 * 0.02));
    // Of exponential gaps mean and standard deviation are the same.
    assertThat(Math.sqrt(variance) / mean).isCloseTo(1, within(0.02));
  }

  @Test
  void theSameSeedGivesTheSameArrivals() {
    assertThat(gaps(7)).isEqualTo(gaps(7)).isNotEqualTo(gaps(8));
  }

  private static double[] gaps(long seed) {
    Poisson arrivals = new Poisson(500, new SplittableRandom(seed));
    double[] gaps = new double[COUNT];
    long before = 0;
    for (int i = 0; i < COUNT; i++) {
      long at = arrivals.next();
      gaps[i] = at - before;
      before = at;
    }
    return gaps;
  }
}
