package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final long MS = 1_000_000;

  private final Ledger ledger = new Ledger();

  @Test
  void theFirstCueOfAProbeCountsFromWhenItWasDue() {
    ledger.sending(0, 1_000 * MS);
    ledger.cue(0, 1_020 * MS);
    ledger.cue(0, 1_500 * MS);

    assertThat(ledger.micros(0, 1).getMaxValue() / 1_000).isEqualTo(20);
  }

  @Test
  void aPeriodHasTheProbesThatWereDueInIt() {
    cue(0, 999, 5);
    cue(1, 1_000, 10);
    cue(2, 1_999, 20);
    cue(3, 2_000, 40);

    assertThat(ledger.microsDue(1_000 * MS, 2_000 * MS).getTotalCount()).isEqualTo(2);
    assertThat(ledger.microsDue(1_000 * MS, 2_000 * MS).getMaxValue() / 1_000).isEqualTo(20);
  }

  @Test
  void itIsLateUntilTheLastCueThatTookTooLongWasRead() {
    cue(0, 1_000, 300);
    assertThat(ledger.lateUntil(1_500 * MS, 250 * MS)).isEqualTo(1_500 * MS);

    cue(1, 1_400, 251);
    cue(2, 2_000, 250);
    assertThat(ledger.lateUntil(1_500 * MS, 250 * MS)).isEqualTo(1_651 * MS);
  }

  @Test
  void aCueThatNeverCameIsLate() {
    ledger.sending(0, 2_000 * MS);

    assertThat(ledger.lateUntil(1_000 * MS, 250 * MS)).isGreaterThan(2_250 * MS);
  }

  private void cue(int probe, long dueMs, long tookMs) {
    ledger.sending(probe, dueMs * MS);
    ledger.cue(probe, (dueMs + tookMs) * MS);
  }

  @Test
  void whatDidNotComeIsMissing() {
    ledger.sending(-1, MS);
    ledger.sending(0, MS);
    assertThat(ledger.missing()).isEqualTo(3);

    ledger.row(0);
    ledger.row(1);
    assertThat(ledger.missing()).isEqualTo(1);

    ledger.cue(0, 2 * MS);
    assertThat(ledger.missing()).isZero();
    assertThat(ledger.doubles()).isZero();
  }

  @Test
  void aRowThatComesTwiceIsDoubledAndMakesUpForNone() {
    ledger.sending(-1, MS);
    ledger.sending(-1, MS);
    ledger.row(0);
    ledger.row(0);

    assertThat(ledger.doubles()).isEqualTo(1);
    assertThat(ledger.missing()).isEqualTo(1);
  }
}
