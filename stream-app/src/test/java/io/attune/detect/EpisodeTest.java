package io.attune.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.call.Speaker;
import io.attune.detect.Episode.Outcome;
import io.attune.detect.Ladder.Step;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpisodeTest {
  private static final Turn TURN = Said.turn(Speaker.CUSTOMER, "v1", 1_000, 3_000, "too much");
  private static final Episode OPEN = Episode.open(finding(0.6), TURN, 1);

  @Test
  void ladderShowsTheFirstStepThatIsMissing() {
    assertThat(Ladder.NONE.missing()).isEqualTo(Step.ACKNOWLEDGE);
    Ladder validated = Ladder.NONE.with(Step.VALIDATE, 0);
    assertThat(validated.isAcknowledged()).as("whoever validates has acknowledged").isTrue();
    assertThat(validated.missing()).isEqualTo(Step.REFRAME);
    assertThat(Ladder.NONE.with(Step.ACKNOWLEDGE, 0).missing()).isEqualTo(Step.VALIDATE);
    Ladder reframed = validated.with(Step.REFRAME, 0);
    assertThat(reframed.isAnswered()).isTrue();
    assertThat(validated.isAnswered()).isFalse();
    assertThat(reframed.missing()).isEqualTo(Step.CHECK);
    assertThat(reframed.with(Step.CHECK, 0).missing()).isEqualTo(Step.DONE);
    assertThat(reframed.with(Step.DONE, 9)).isSameAs(reframed);
  }

  @Test
  void stepCountsFromTheFirstTimeItWasTaken() {
    Ladder twice = Ladder.NONE.with(Step.VALIDATE, 0).with(Step.VALIDATE, 5_000);
    assertThat(twice).isEqualTo(new Ladder(0, 0, -1, -1));
    assertThat(twice.with(Step.CHECK, 7_000)).isEqualTo(new Ladder(0, 0, -1, 7_000));
    assertThat(OPEN.withStep(Step.REFRAME, 4_000).ladder())
        .isEqualTo(new Ladder(-1, -1, 4_000, -1));
    assertThat(OPEN.withStep(Step.DONE, 4_000)).isSameAs(OPEN);
  }

  @Test
  void stepsAreAskedForByTheirCategories() {
    assertThat(Step.askedBy(Category.EMPATHY_ACKNOWLEDGE)).contains(Step.ACKNOWLEDGE);
    assertThat(Step.askedBy(Category.EMPATHY_VALIDATE)).contains(Step.VALIDATE);
    assertThat(Step.askedBy(Category.EMPATHY_REFRAME)).contains(Step.REFRAME);
    assertThat(Step.askedBy(Category.EMPATHY_CHECK)).contains(Step.CHECK);
    assertThat(Step.askedBy(Category.EMPATHY_HOLLOW)).isEmpty();
    assertThat(Step.CHECK.wireName()).isEqualTo("check");
  }

  @Test
  void episodeHasAPeakAndAnEndThatIsNotBeforeItsStart() {
    assertThat(OPEN.isOpen()).isTrue();
    assertThat(OPEN.speakerId()).isEqualTo("v1");
    Episode higher = OPEN.withIntensity(0.8, 4_000);
    assertThat(higher.peak()).isEqualTo(0.8);
    assertThat(higher.peakMs()).isEqualTo(4_000);
    Episode lower = higher.withIntensity(0.3, 5_000);
    assertThat(lower.intensity()).isEqualTo(0.3);
    assertThat(lower.peak()).isEqualTo(0.8);
    assertThat(lower.peakMs()).isEqualTo(4_000);
    assertThat(lower.withIntensity(0.8, 6_000).peakMs()).as("as high again").isEqualTo(4_000);
    Episode closed = lower.closed(500, Outcome.FADED);
    assertThat(closed.endMs()).isEqualTo(1_000);
    assertThat(closed.isOpen()).isFalse();
    assertThat(OPEN.closed(7_000, Outcome.FADED).endMs()).isEqualTo(7_000);
  }

  @Test
  void episodeIsTheSameAtWhateverStage() {
    assertThat(OPEN.isSameAs(OPEN.raisedAgain(9_000))).isTrue();
    assertThat(OPEN.raisedAgain(9_000).timesRaised()).isEqualTo(2);
    assertThat(OPEN.raisedAgain(9_000).lastRaisedMs()).isEqualTo(9_000);
    Turn later = Said.customer(2_000, 3_000, "too much");
    assertThat(OPEN.isSameAs(Episode.open(finding(0.6), later, 1))).isFalse();
    Finding other = new Finding(Category.OBJECTION_TIMING, "phrase", 0.6, finding(1).evidence());
    assertThat(OPEN.isSameAs(Episode.open(other, TURN, 1))).isFalse();
  }

  @Test
  void momentIsTheCustomersOrNobodys() {
    assertThat(Episode.moment(finding(0.6), TURN).speakerId()).isEqualTo("v1");
    Turn agents = Said.turn(Speaker.AGENT, "a1", 1_000, 3_000, "well");
    assertThat(Episode.moment(finding(0.6), agents).speakerId()).isEmpty();
  }

  @Test
  void firstTheNewestAndTheStrongestDriversAreKept() {
    double[] strengths = {0.1, 0.5, 0.2, 0.6, 0.7, 0.8};
    Episode episode = Episode.open(finding(strengths[0]), TURN, 1);
    for (int i = 1; i < strengths.length; i++) {
      episode = episode.withDriver(Driver.of(finding(strengths[i])));
    }
    assertThat(episode.drivers()).hasSize(Episode.DRIVERS);
    assertThat(episode.withDriver(Driver.of(finding(0.3))).drivers())
        .extracting(Driver::strength)
        .containsExactly(0.1, 0.5, 0.6, 0.7, 0.8, 0.3);
  }

  @Test
  void findingIsOfAStrengthFromZeroToOne() {
    assertThat(IntStream.of(0, 1).mapToObj(s -> finding(s).strength())).containsExactly(0.0, 1.0);
    assertThatThrownBy(() -> finding(1.01)).hasMessageContaining("strength is 1.01");
    assertThatThrownBy(() -> finding(-0.01)).hasMessageContaining("expected 0 to 1");
  }

  private static Finding finding(double strength) {
    return new Finding(
        Category.OBJECTION_PRICE, "phrase", strength, Evidence.ofWords(TURN, 0, 2, "phrase"));
  }
}
