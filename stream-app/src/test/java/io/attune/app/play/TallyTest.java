package io.attune.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TallyTest {
  /** Record time runs 1000 s behind the wall clock. */
  private final Tally tally = new Tally(Set.of("c1", "c2"), recordTime -> recordTime + 1_000_000);

  @Test
  void cueCountsOnceWhenItIsRaised() {
    tally.cue(new SomeCue("q1", "tentative").seen(), 0, 1);
    assertThat(tally.raised()).isZero();
    tally.cue(new SomeCue("q1", "raised").seen(), 0, 1);
    tally.cue(new SomeCue("q1", "updated").seen(), 0, 1);
    tally.cue(new SomeCue("q1", "resolved").seen(), 0, 1);

    assertThat(tally.cueIds()).containsExactly("q1");
    assertThat(tally.report(0, 0).cues()).isEqualTo(Map.of("objection", Map.of("price", 1L)));
    assertThat(tally.report(0, 0).duplicates()).isZero();
  }

  @Test
  void tentativeCueThatIsRetractedDoesNotCount() {
    tally.cue(new SomeCue("q1", "tentative").seen(), 0, 1);
    tally.cue(new SomeCue("q1", "retracted").seen(), 0, 1);

    assertThat(tally.report(0, 0).cues()).isEmpty();
  }

  @Test
  void cueThatWentThroughTheProcessorTwiceIsADuplicate() {
    tally.cue(new SomeCue("q1", "raised").seen(), 0, 1);
    tally.cue(
        new SomeCue("q1", "raised").with("decidedAt", 99).with("receivedAt", 98).seen(), 0, 50);

    assertThat(tally.report(0, 0).duplicates()).isEqualTo(1);
    assertThat(tally.report(0, 0).latency().count()).isEqualTo(1);
  }

  @Test
  void sameCueOnceMoreWithNewEvidenceIsNoDuplicate() {
    tally.cue(new SomeCue("q1", "updated").seen(), 0, 1);
    tally.cue(new SomeCue("q1", "updated").with("spokenEndMs", 90_000).seen(), 0, 1);

    assertThat(tally.report(0, 0).duplicates()).isZero();
  }

  @Test
  void latencyIsFromPublicationToReceipt() {
    for (int i = 1; i <= 100; i++) {
      tally.cue(new SomeCue("q" + i, "raised").seen(), 1_000, 1_000 + i);
    }

    assertThat(tally.report(0, 0).latency()).isEqualTo(new Spread(100, 50, 95, 99, 100));
  }

  @Test
  void silenceIsLateFromTheMomentItWasDueByTheWallClock() {
    SeenCue cue = new SomeCue("q1", "raised").with("kind", "silence").seen();

    tally.cue(cue, 0, cue.raisedAt() + 1_000_000 + 270);

    assertThat(tally.report(0, 0).silenceLateness()).isEqualTo(new Spread(1, 270, 270, 270, 270));
  }

  @Test
  void otherCallsAreNotCounted() {
    tally.cue(new SomeCue("q1", "raised").with("callId", "stranger").seen(), 0, 1);
    tally.turn("stranger", "t1", 0);
    tally.summary("stranger");

    Report report = tally.report(0, 0);
    assertThat(report.cues()).isEmpty();
    assertThat(report.turns()).isZero();
    assertThat(report.summaries()).isZero();
    assertThat(report.calls()).isEqualTo(2);
  }

  @Test
  void revisedTurnIsTheSameTurnAndNoDuplicate() {
    tally.turn("c1", "t1", 0);
    tally.turn("c1", "t1", 1);
    tally.turn("c2", "t1", 0);
    assertThat(tally.report(0, 0).turns()).isEqualTo(2);
    assertThat(tally.report(0, 0).duplicates()).isZero();

    tally.turn("c2", "t1", 0);
    assertThat(tally.report(0, 0).duplicates()).isEqualTo(1);
  }

  @Test
  void summariesAreCompleteWhenEachWantedCallHasOne() {
    tally.summary("c1");
    assertThat(tally.hasSummaries(Set.of("c1", "c2"))).isFalse();
    tally.summary("c2");
    assertThat(tally.hasSummaries(Set.of("c1", "c2"))).isTrue();
  }
}
