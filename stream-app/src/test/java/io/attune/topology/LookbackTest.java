package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookbackTest {
  private static final long SECOND = 1_000;

  private final Lookback lookback = new Lookback(Lookback.LEAST, -1);
  private long offset = 100;

  @Test
  void aQuietPartitionLooksBackOverTheLeast() {
    for (int second = 0; second < 100; second++) {
      assertThat(passWith(Lookback.LEAST / 5)).isFalse();
    }
    assertThat(lookback.records()).isEqualTo(Lookback.LEAST);
    assertThat(lookback.before(10_000)).isEqualTo(10_000 - Lookback.LEAST);
  }

  @Test
  void aBusyOneLooksBackOverWhatComesInUntilAFinalIsCertain() {
    passWith(0);
    assertThat(passWith(3_000)).isTrue();
    assertThat(lookback.records()).isBetween(3 * 3_000, Lookback.MOST);
    assertThat(passWith(3_000)).isFalse();
  }

  @Test
  void aBacklogThatIsWorkedOffDoesNotMakeItEndless() {
    passWith(0);
    passWith(1_000_000);
    assertThat(lookback.records()).isEqualTo(Lookback.MOST);
  }

  @Test
  void aPartitionThatBecomesQuietLooksBackLessInTheEnd() {
    passWith(0);
    passWith(3_000);
    for (int second = 0; second < 10; second++) {
      passWith(10);
    }
    assertThat(lookback.records()).isEqualTo(Lookback.LEAST);
  }

  /** Each change is a row that is written. */
  @Test
  void aRateThatComesAndGoesDoesNotChangeItEachTime() {
    passWith(0);
    int changes = 0;
    for (int second = 0; second < 100; second++) {
      changes += passWith(second % 2 == 0 ? 2_000 : 1_300) ? 1 : 0;
    }
    assertThat(changes).isEqualTo(1);
  }

  @Test
  void aStartIsNotTakenForARushOfRecords() {
    Lookback started = new Lookback(Lookback.LEAST, -1);
    assertThat(started.pass(5_000_000, SECOND)).isFalse();
  }

  private boolean passWith(int records) {
    offset += records;
    return lookback.pass(offset, SECOND);
  }
}
