package io.attune.debrief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.engine.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures over calls that are small enough to count by hand. */
class JourneyMapTest {
  /** A price at 20 s, a worry at 30 s that is acknowledged after 2 s and settled at 60 s. */
  private static Script settled() {
    return Script.call()
        .agent(0, 2_000, "good morning")
        .customer(3_000, 5_000, "hello there")
        .agent(20_000, 25_000, "it costs nine pounds")
        .customer(30_000, 32_000, "that is too expensive")
        .agent(34_000, 36_000, "i hear that")
        .agent(40_000, 44_000, "one way to look at it")
        .customer(58_000, 60_000, "okay let us do it")
        .ended(100_000);
  }

  /** The same worry, ignored. */
  private static Script ignored() {
    return Script.call()
        .customer(10_000, 12_000, "that is too expensive")
        .agent(13_000, 15_000, "the model is blue")
        .ended(100_000);
  }

  @Test
  void phasesFollowTheOfferAndTheConcern() {
    assertThat(Phase.endsOf(Debriefed.of(settled())))
        .containsExactly(20_000, 20_000, 30_000, 80_000, 100_000);
    assertThat(Phase.endsOf(Debriefed.of(ignored())))
        .containsExactly(10_000, 10_000, 10_000, 80_000, 100_000);
  }

  @Test
  void withoutOfferAndConcernPhasesAreFifths() {
    long[] ends =
        Phase.endsOf(Debriefed.of(Script.call().customer(1_000, 2_000, "hello").ended(100_000)));
    assertThat(ends).containsExactly(20_000, 40_000, 60_000, 80_000, 100_000);
    assertThat(Phase.at(0, ends)).isEqualTo(Phase.OPENING);
    assertThat(Phase.at(20_000, ends)).isEqualTo(Phase.DISCOVERY);
    assertThat(Phase.at(100_000, ends)).isEqualTo(Phase.CLOSE);
  }

  @Test
  void callsAddUp() {
    JourneyMap map = new JourneyMap();
    map.add(Debriefed.of(settled()));
    map.add(Debriefed.of(ignored()));
    JourneyMap.Report report = map.report();
    assertThat(report.calls()).isEqualTo(2);
    assertThat(report.turns()).isEqualTo(9);
    assertThat(report.whole().concerns()).isEqualTo(2);
    assertThat(report.whole().acknowledged()).isEqualTo(0.5);
    assertThat(report.whole().resolved()).isEqualTo(0.5);
    assertThat(report.whole().acknowledgedAfterMs()).isEqualTo(2_000);

    Figures price = report.concerns().get(0);
    assertThat(price.name()).isEqualTo("objection/price");
    assertThat(price.calls()).isEqualTo(2);
    assertThat(price.friction()).isEqualTo(2);
    assertThat(price.frictionPer100Calls()).isEqualTo(100);
    assertThat(price.examples())
        .extracting(example -> example.words().words())
        .containsOnly("too expensive");

    Figures resolution = report.phases().get(Phase.RESOLUTION.ordinal()).figures();
    assertThat(resolution.concerns()).isEqualTo(2);
    assertThat(resolution.calls()).isEqualTo(2);
    // 50 s of one call and 70 s of the other, of 200 s together.
    assertThat(report.phases().get(Phase.RESOLUTION.ordinal()).share())
        .isCloseTo(0.6, within(1e-9));
    assertThat(report.queues()).extracting(Figures::name).containsExactly("sales");
    assertThat(report.positions()).hasSize(JourneyMap.POSITIONS);
    // 30 s and 10 s of 100 s.
    assertThat(report.positions().get(6).frictionPer100Calls()).isEqualTo(50);
    assertThat(report.positions().get(2).frictionPer100Calls()).isEqualTo(50);
    assertThat(report.positions().get(10).frictionPer100Calls()).isZero();
  }

  @Test
  void examplesStayFewHoweverManyCallsThereAre() {
    JourneyMap map = new JourneyMap();
    Debrief debrief = Debriefed.of(settled());
    for (int i = 0; i < 500; i++) {
      map.add(debrief);
    }
    assertThat(map.report().concerns())
        .allSatisfy(
            figures ->
                assertThat(figures.examples()).hasSizeLessThanOrEqualTo(FiguresTally.EXAMPLES));
    assertThat(map.report().calls()).isEqualTo(500);
  }

  @Test
  void theMedianIsThatOfTheSeconds() {
    FiguresTally tally = new FiguresTally();
    Concern concern = Debriefed.of(settled()).concerns().get(0);
    for (long ms : List.of(900L, 4_200L, 4_900L, 30_000L, 5_000_000L)) {
      tally.concern(acknowledgedAfter(concern, ms));
    }
    assertThat(tally.of("x", 5).acknowledgedAfterMs()).isEqualTo(4_000);
  }

  private static Concern acknowledgedAfter(Concern like, long ms) {
    return new Concern(
        like.category(),
        like.speakerId(),
        like.startMs(),
        like.endMs(),
        like.outcome(),
        like.resolved(),
        like.timesRaised(),
        like.deadlockMs(),
        like.peak(),
        like.peakMs(),
        like.signs(),
        like.steps(),
        ms,
        like.agentTurnsBefore(),
        like.answeredFirst(),
        like.resolution(),
        like.cueIds());
  }
}
