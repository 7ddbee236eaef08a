package io.attune.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A 95 % interval by bootstrap. Dialogues are resampled, not turns: turns of one dialogue are
 * alike, and treating them as independent would make the interval too narrow.
 *
 * @param low lower end
 * @param high upper end
 */
record Interval(double low, double high) {
  private static final int RESAMPLES = 200;

  /** The interval of a figure; the same for the same seed. */
  static Interval of(List<Judged> judged, long seed, ToDoubleFunction<List<Judged>> figure) {
    Map<String, List<Judged>> byDialogue = new LinkedHashMap<>();
    judged.forEach(j -> byDialogue.computeIfAbsent(j.dialogue(), d -> new ArrayList<>()).add(j));
    List<List<Judged>> dialogues = List.copyOf(byDialogue.values());
    Random random = new Random(seed);
    double[] figures = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      List<Judged> sample = new ArrayList<>(judged.size());
      for (int n = 0; n < dialogues.size(); n++) {
        sample.addAll(dialogues.get(random.nextInt(dialogues.size())));
      }
      figures[i] = figure.applyAsDouble(sample);
    }
    Arrays.sort(figures);
    return new Interval(figures[(int) (0.025 * RESAMPLES)], figures[(int) (0.975 * RESAMPLES) - 1]);
  }
}
