package io.attune.training.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand. */
class FiguresTest {
  private static final int YES = 0;
  private static final int NO = 1;
  private static final int[] ONCE = {1};

  private final Judgements judged = new Judgements(2);

  /** A turn of one dialogue, taken for a yes from one half on. */
  private void turn(int gold, double yes) {
    judged.add("d", judged.size(), gold, new Answer(yes >= 0.5 ? YES : NO, yes, 1 - yes));
  }

  @Test
  void macroF1IsTheMeanOfTheClassesWhateverTheirSize() {
    turn(YES, 1);
    turn(YES, 0);
    turn(NO, 1);
    turn(NO, 0);
    turn(NO, 0);
    turn(NO, 0);
    Confusion confusion = new Confusion(judged, ONCE);
    assertThat(confusion.precision(YES)).isEqualTo(0.5);
    assertThat(confusion.recall(YES)).isEqualTo(0.5);
    assertThat(confusion.f1(NO)).isEqualTo(0.75);
    assertThat(confusion.macroF1()).isEqualTo(0.625);
    assertThat(judged.shares()).containsExactly(new double[] {2 / 6.0, 4 / 6.0}, within(1e-12));
  }

  @Test
  void classThatIsNeverAnsweredHasNoF1AndOneThatNobodyUsesDoesNotCount() {
    turn(YES, 0);
    turn(NO, 0);
    assertThat(new Confusion(judged, ONCE).f1(YES)).isZero();
    assertThat(new Confusion(judged, ONCE).macroF1()).isCloseTo(1 / 3.0, within(1e-12));

    Judgements three = new Judgements(3);
    three.add("d", 0, 0, new Answer(0, 1, 0, 0));
    three.add("d", 1, 1, new Answer(2, 0, 0, 1));
    assertThat(new Confusion(three, ONCE).macroF1()).isEqualTo(0.5);
  }

  @Test
  void majorityAnswersTheCommonestClassAsSureAsItIsCommon() {
    turn(NO, 1);
    turn(NO, 1);
    turn(YES, 1);
    Judgements majority = judged.byMajority();
    assertThat(new Confusion(majority, ONCE).recall(NO)).isEqualTo(1);
    assertThat(Calibration.error(majority, ONCE)).isCloseTo(0, within(1e-12));
    assertThat(new Ranking(majority, YES).auc(ONCE)).isEqualTo(0.5);
  }

  @Test
  void aucIsTheShareOfPairsInTheRightOrderTiesCountingHalf() {
    turn(YES, 0.9);
    turn(YES, 0.5);
    turn(NO, 0.5);
    turn(NO, 0.1);
    assertThat(new Ranking(judged, YES).auc(ONCE)).isEqualTo(3.5 / 4);
    assertThat(new Ranking(judged, NO).auc(ONCE)).isEqualTo(3.5 / 4);
  }

  @Test
  void averagePrecisionIsTakenAtEachPositiveFromTheTop() {
    turn(YES, 0.9);
    turn(NO, 0.8);
    turn(YES, 0.7);
    turn(NO, 0.1);
    assertThat(new Ranking(judged, YES).averagePrecision(ONCE))
        .isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
  }

  @Test
  void scoresThatAreAllTheSameRankNothing() {
    turn(YES, 0);
    turn(NO, 0);
    turn(NO, 0);
    assertThat(new Ranking(judged, YES).auc(ONCE)).isEqualTo(0.5);
    assertThat(new Ranking(judged, YES).averagePrecision(ONCE)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(new Ranking(judged, YES).auc(new int[] {2})).isEqualTo(0.5);
  }

  @Test
  void oneClassAloneCannotBeRanked() {
    turn(YES, 0.7);
    assertThat(new Ranking(judged, YES).auc(ONCE)).isNaN();
    assertThat(new Ranking(judged, NO).averagePrecision(ONCE)).isNaN();
  }

  /** Bins 0.9 to 1 and 0.6 to 0.7: |1.9 - 1| and |1.3 - 2| over four turns. */
  @Test
  void calibrationErrorComparesConfidenceWithBeingRightBinByBin() {
    turn(YES, 0.95);
    turn(NO, 0.95);
    turn(YES, 0.65);
    turn(NO, 0.35);
    assertThat(Calibration.error(judged, ONCE)).isCloseTo((0.9 + 0.7) / 4, within(1e-12));
  }

  @Test
  void everyFigureCountsADialogueAsOftenAsItWasDrawn() {
    Judgements two = new Judgements(2);
    two.add("a", 0, YES, new Answer(YES, 0.9, 0.1));
    two.add("a", 1, NO, new Answer(YES, 0.6, 0.4));
    two.add("b", 2, YES, new Answer(NO, 0.4, 0.6));
    int[] twiceAndOnce = {2, 1};
    assertThat(new Confusion(two, twiceAndOnce).precision(YES)).isEqualTo(0.5);
    assertThat(new Confusion(two, twiceAndOnce).recall(YES)).isEqualTo(2 / 3.0);
    // Two yes at 0.9 win over two no at 0.6, the one at 0.4 loses to both.
    assertThat(new Ranking(two, YES).auc(twiceAndOnce)).isEqualTo(4 / 6.0);
    assertThat(Calibration.error(two, new int[] {0, 1})).isCloseTo(0.6, within(1e-12));
  }

  /** A hundred dialogues of ten equal turns know no more than a hundred turns do. */
  @Test
  void intervalsAreOverDialogues() {
    Judgements alike = new Judgements(2);
    for (int i = 0; i < 1000; i++) {
      alike.add("d" + i / 10, i, i < 300 ? YES : NO, new Answer(YES, 1, 0));
    }
    Estimate share =
        new Bootstrap(alike.dialogues(), 7)
            .estimates(List.of(weights -> new Confusion(alike, weights).precision(YES)))
            .get(0);
    assertThat(share.value()).isEqualTo(0.3);
    assertThat(share.low()).isBetween(0.18, 0.25);
    assertThat(share.high()).isBetween(0.35, 0.42);
  }
}
