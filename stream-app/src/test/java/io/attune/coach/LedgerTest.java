package io.attune.coach;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CueFeedback.Action;
import io.attune.coach.Standing.Verdict;
import io.attune.detect.Category;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerTest {

  @Test
  void cuesThatWereShownAreCountedApartFromThoseThatWereActedOn() {
    Ledger ledger =
        of(
            entry("a", 1, CueOutcome.ACTED),
            entry("b", 2, CueOutcome.ACTED),
            entry("c", 3, CueOutcome.EXPIRED),
            entry("d", 4, CueOutcome.BUSY));
    assertThat(ledger.shown()).isEqualTo(3);
    assertThat(ledger.acted()).isEqualTo(2);
    assertThat(ledger.taken()).isEqualTo(3);
    assertThat(ledger.lastShownAt()).isEqualTo(3);
    assertThat(ledger.find("d")).contains(entry("d", 4, CueOutcome.BUSY));
    assertThat(ledger.find("e")).isEmpty();
  }

  @Test
  void fullLedgerForgetsTheFirstThatWasWithheldAndElseTheFirstOfAll() {
    List<Ledger.Entry> shown =
        IntStream.range(0, Ledger.ENTRIES)
            .mapToObj(i -> entry("c" + i, i, CueOutcome.EXPIRED))
            .toList();
    Ledger all = new Ledger(null, false, shown).record(entry("new", 99, CueOutcome.EXPIRED));
    assertThat(all.entries()).hasSize(Ledger.ENTRIES).doesNotContain(shown.get(0));
    assertThat(all.entries()).contains(shown.get(1));

    Ledger some =
        all.record(entry("c5", 5, CueOutcome.BUSY))
            .record(entry("c7", 7, CueOutcome.LATE))
            .record(entry("newer", 100, CueOutcome.EXPIRED));
    assertThat(some.entries()).hasSize(Ledger.ENTRIES);
    assertThat(some.entries()).extracting(Ledger.Entry::cueId).doesNotContain("c5");
    assertThat(some.entries()).extracting(Ledger.Entry::cueId).contains("c1", "c7", "newer");
  }

  @Test
  void whatAnAgentSaidWeighsMoreThanWhatTheyDid() {
    assertThat(verdict(CueOutcome.ACTED, Action.WRONG)).isEqualTo(Verdict.WRONG);
    assertThat(verdict(CueOutcome.ACTED, Action.DISMISSED)).isEqualTo(Verdict.DISMISSED);
    assertThat(verdict(CueOutcome.ACTED, Action.MUTED)).isEqualTo(Verdict.DISMISSED);
    assertThat(verdict(CueOutcome.EXPIRED, Action.HELPFUL)).isEqualTo(Verdict.HELPFUL);
    assertThat(verdict(CueOutcome.ACTED, Action.ACCEPTED)).isEqualTo(Verdict.ACTED);
    assertThat(verdict(CueOutcome.ACTED, null)).isEqualTo(Verdict.ACTED);
    assertThat(verdict(CueOutcome.EXPIRED, Action.ACCEPTED)).isEqualTo(Verdict.ACCEPTED_NOT_ACTED);
    assertThat(verdict(CueOutcome.EXPIRED, Action.SHOWN)).isEqualTo(Verdict.IGNORED);
    assertThat(verdict(CueOutcome.EXPIRED, null)).isEqualTo(Verdict.IGNORED);
  }

  private static Verdict verdict(CueOutcome outcome, Action said) {
    return Verdict.of(entry("a", 1, outcome).judged(said));
  }

  private static Ledger of(Ledger.Entry... entries) {
    return new Ledger(null, false, List.of(entries));
  }

  private static Ledger.Entry entry(String cueId, long at, CueOutcome outcome) {
    return new Ledger.Entry(cueId, "r", Category.OBJECTION_PRICE, at, at, outcome, null);
  }
}
