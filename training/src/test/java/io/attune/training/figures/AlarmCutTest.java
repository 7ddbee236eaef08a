package io.attune.training.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlarmCutTest {
  private static final int[] ONCE = {1};

  @Test
  void scoresThatAllDifferAreCutWhereTheRateSays() {
    double[] calm = IntStream.range(0, 1000).mapToDouble(i -> i / 1000.0).toArray();
    AlarmCut cut = AlarmCut.at(calm, 0.03);
    assertThat(cut.threshold()).isEqualTo(0.969);
    assertThat(cut.atThreshold()).isZero();
    assertThat(alarms(cut, calm)).isCloseTo(30, within(1e-9));
  }

  /** Ten turns in a hundred share the highest score; three alarms are allowed. */
  @Test
  void turnsExactlyAtTheCutCountAsFarAsTheyFillTheRate() {
    double[] calm = IntStream.range(0, 100).mapToDouble(i -> i < 10 ? 0.8 : 0.1).toArray();
    AlarmCut cut = AlarmCut.at(calm, 0.03);
    assertThat(cut.threshold()).isEqualTo(0.8);
    assertThat(cut.atThreshold()).isCloseTo(0.3, within(1e-12));
    assertThat(alarms(cut, calm)).isCloseTo(3, within(1e-9));
    assertThat(alarms(AlarmCut.at(calm, 0.1), calm)).isCloseTo(10, within(1e-9));
    assertThat(alarms(AlarmCut.at(calm, 1), calm)).isCloseTo(100, within(1e-9));
  }

  private static double alarms(AlarmCut cut, double[] calm) {
    double sum = 0;
    for (double probability : calm) {
      sum += cut.alarm(probability);
    }
    return sum;
  }

  @Test
  void whatTheAlarmsFindIsCountedInExpectation() {
    Judgements judged = new Judgements(2);
    judged.add("d", 0, 0, new Answer(0, 0.9, 0.1));
    judged.add("d", 1, 0, new Answer(0, 0.8, 0.2));
    judged.add("d", 2, 1, new Answer(0, 0.8, 0.2));
    judged.add("d", 3, 0, new Answer(0, 0.1, 0.9));
    AlarmCut.Found found = new AlarmCut(0.8, 0.5).found(judged, 0, ONCE);
    assertThat(found.precision()).isEqualTo(1.5 / 2);
    assertThat(found.recall()).isEqualTo(0.5);
    assertThat(found.f1()).isCloseTo(0.6, within(1e-12));
    assertThat(new AlarmCut(0.95, 0).found(judged, 0, ONCE).f1()).isZero();
  }
}
