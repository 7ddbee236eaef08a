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
