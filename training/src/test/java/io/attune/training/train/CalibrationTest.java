package io.attune.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.training.train.Calibration.Unseen;
import io.attune.training.train.CutSearch.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final long SEED = 3;

  /** Answers drawn with the likelihood of {@code z}, told with three times too much certainty. */
  private static List<Unseen> overconfident() {
    Random random = new Random(SEED);
    List<Unseen> samples = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double z = random.nextGaussian() - 1;
      int answer = random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
      samples.add(new Unseen(new double[] {3 * z}, new double[1], answer, 1));
    }
    return samples;
  }

  @Test
  void tooMuchCertaintyIsTakenBack() {
    Calibration calibration = Calibration.of(overconfident());

    assertThat(calibration.scale()).as("seed " + SEED).isCloseTo(1 / 3.0, within(0.03));
    assertThat(calibration.shift().get(0)).as("seed " + SEED).isCloseTo(0, within(0.1));
  }

  @Test
  void theCutOfAYesIsWhereItsF1IsHighest() {
    List<Unseen> samples = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      // The yes begin at a log-odds of 2; one in ten below it is a yes as well.
      double z = (i - 50) / 10.0;
      samples.add(new Unseen(new double[] {z}, new double[1], z >= 2 || i % 10 == 0 ? 1 : 0, 1));
    }
    Calibration asItIs = new Calibration(1, List.of(0.0));
    List<Judged> judged = asItIs.judged(samples);

    double[] cut = CutSearch.of(Head.ABUSE, judged, () -> judged, 0.05);

    assertThat(cut).hasSize(1);
    assertThat(cut[0]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-9));
  }

  @Test
  void foldsAreAboutEquallyLarge() {
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      sizes.merge(Folds.of("dialogue-" + i), 1, Integer::sum);
    }

    assertThat(sizes).hasSize(Folds.COUNT);
    assertThat(sizes.values()).allSatisfy(n -> assertThat(n).isBetween(900, 1_100));
  }
}
