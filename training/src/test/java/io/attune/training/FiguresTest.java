package io.attune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand. */
class FiguresTest {
  private static final List<String> YES_NO = List.of("yes", "no");

  private static Judged judged(String gold, String predicted, double score) {
    return new Judged("d", gold, predicted, score);
  }

  @Test
  void macroF1IsTheMeanOfTheClassesWhateverTheirSize() {
    Confusion confusion = new Confusion(YES_NO);
    confusion.add(judged("yes", "yes", 0));
    confusion.add(judged("yes", "no", 0));
    confusion.add(judged("no", "yes", 0));
    confusion.add(judged("no", "no", 0));
    confusion.add(judged("no", "no", 0));
    confusion.add(judged("no", "no", 0));
    assertThat(confusion.precision(0)).isEqualTo(0.5);
    assertThat(confusion.recall(0)).isEqualTo(0.5);
    assertThat(confusion.f1(1)).isEqualTo(0.75);
    assertThat(confusion.macroF1()).isEqualTo(0.625);
  }

  @Test
  void classThatIsNeverAnsweredHasNoF1() {
    Confusion confusion = new Confusion(YES_NO);
    confusion.add(judged("yes", "no", 0));
    confusion.add(judged("no", "no", 0));
    assertThat(confusion.f1(0)).isZero();
    assertThat(confusion.macroF1()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void aucIsTheShareOfPairsInTheRightOrderTiesCountingHalf() {
    List<Judged> judged =
        List.of(
            judged("yes", "", 0.9),
            judged("yes", "", 0.5),
            judged("no", "", 0.5),
            judged("no", "", 0.1));
    assertThat(Ranking.auc(judged, "yes")).isEqualTo(3.5 / 4);
  }

  @Test
  void averagePrecisionIsTakenAtEachPositiveFromTheTop() {
    List<Judged> judged =
        List.of(
            judged("yes", "", 0.9),
            judged("no", "", 0.8),
            judged("yes", "", 0.7),
            judged("no", "", 0.1));
    assertThat(Ranking.averagePrecision(judged, "yes")).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
  }

  @Test
  void scoresThatAreAllTheSameRankNothing() {
    List<Judged> judged = List.of(judged("yes", "", 0), judged("no", "", 0), judged("no", "", 0));
    assertThat(Ranking.auc(judged, "yes")).isEqualTo(0.5);
    assertThat(Ranking.averagePrecision(judged, "yes")).isCloseTo(1 / 3.0, within(1e-12));
  }

  /** A hundred dialogues of ten equal turns know no more than a hundred turns do. */
  @Test
  void intervalsAreOverDialogues() {
    List<Judged> judged = new ArrayList<>();
    for (int dialogue = 0; dialogue < 100; dialogue++) {
      for (int turn = 0; turn < 10; turn++) {
        judged.add(new Judged("d" + dialogue, dialogue < 30 ? "yes" : "no", "no", 0));
      }
    }
    Interval share =
        Interval.of(
            judged,
            7,
            sample ->
                (double) sample.stream().filter(j -> j.gold().equals("yes")).count()
                    / sample.size());
    assertThat(share.low()).isBetween(0.18, 0.25);
    assertThat(share.high()).isBetween(0.35, 0.42);
  }
}
