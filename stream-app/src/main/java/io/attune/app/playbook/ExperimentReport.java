package io.attune.app.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What came of an experiment: each measure of a call, averaged over the calls of each arm, and how
 * far that is from the control arm, with an interval by bootstrap over calls.
 */
final class ExperimentReport {
  static final String CONTROL = "control";

  private static final int RESAMPLES = 2_000;
  private static final long SEED = 20261122;

  /** What is measured of a call; NaN where it has nothing to measure. */
  private static final Map<String, Function<JsonNode, Double>> MEASURES = measures();

  /**
   * The difference to the control arm.
   *
   * @param low lower end of the 95 % interval
   * @param high upper end of it
   */
  record Difference(double mean, double low, double high) {}

  /**
   * One measure on one arm.
   *
   * @param calls on which there was something to measure
   * @param mean over those calls
   * @param toControl null on the control arm, and where either arm has fewer than two calls
   */
  record Figure(int calls, double mean, Difference toControl) {}

  /**
   * One arm.
   *
   * @param calls summed up so far
   * @param figures by measure
   */
  record Arm(int calls, Map<String, Figure> figures) {}

  private final Map<String, Map<String, List<Double>>> values = new TreeMap<>();
  private final Map<String, Integer> calls = new TreeMap<>();

  private static Map<String, Function<JsonNode, Double>> measures() {
    Map<String, Function<JsonNode, Double>> all = new LinkedHashMap<>();
    all.put("cues per call", call -> (double) shown(call).size());
    all.put("share of cues acted on", call -> share(shown(call), c -> is(c, "outcome", "acted")));
    all.put(
        "share of cues dismissed",
        call ->
            share(shown(call), c -> is(c, "feedback", "dismissed") || is(c, "feedback", "wrong")));
    all.put("concerns per call", call -> (double) concerns(call).size());
    all.put(
        "share of concerns acknowledged",
        call -> share(concerns(call), c -> c.has("acknowledgedAtMs")));
    all.put(
        "seconds to acknowledgement",
        call ->
            concerns(call).stream()
                .filter(c -> c.has("acknowledgedAtMs"))
                .mapToDouble(
                    c ->
                        (c.path("acknowledgedAtMs").asLong() - c.path("startMs").asLong())
                            / 1_000.0)
                .average()
                .orElse(Double.NaN));
    all.put(
        "share of concerns resolved",
        call -> share(concerns(call), c -> c.path("resolved").asBoolean()));
    all.put(
        "change of sentiment",
        call ->
            call.has("sentimentStart")
                ? call.path("sentimentEnd").asDouble() - call.path("sentimentStart").asDouble()
                : Double.NaN);
    return all;
  }

  /** Cues that were shown, and on held-out calls those that would have been. */
  private static List<JsonNode> shown(JsonNode call) {
    return among(call.path("cues"), c -> !c.has("withheld") || is(c, "withheld", "holdout"));
  }

  private static List<JsonNode> concerns(JsonNode call) {
    return among(
        call.path("episodes"), e -> is(e, "kind", "tension") || is(e, "kind", "objection"));
  }

  private static List<JsonNode> among(JsonNode array, Function<JsonNode, Boolean> wanted) {
    List<JsonNode> found = new ArrayList<>();
    array.forEach(
        item -> {
          if (wanted.apply(item)) {
            found.add(item);
          }
        });
    return found;
  }

  private static boolean is(JsonNode item, String field, String value) {
    return item.path(field).asText().equals(value);
  }

  private static double share(List<JsonNode> all, Function<JsonNode, Boolean> counts) {
    return all.isEmpty()
        ? Double.NaN
        : (double) all.stream().filter(counts::apply).count() / all.size();
  }

  /**
   * Counts a call.
   *
   * @param arm the arm that it was in
   * @param summary its summary as JSON
   */
  void add(String arm, JsonNode summary) {
    calls.merge(arm, 1, Integer::sum);
    Map<String, List<Double>> ofArm = values.computeIfAbsent(arm, a -> new LinkedHashMap<>());
    MEASURES.forEach(
        (name, measure) -> {
          double value = measure.apply(summary);
          if (!Double.isNaN(value)) {
            ofArm.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
          }
        });
  }

  /** The arms that have calls, by name. */
  Map<String, Arm> arms() {
    Map<String, Arm> arms = new TreeMap<>();
    calls.forEach(
        (arm, count) -> {
          Map<String, Figure> figures = new LinkedHashMap<>();
          for (String measure : MEASURES.keySet()) {
            List<Double> of = of(arm, measure);
            if (!of.isEmpty()) {
              figures.put(
                  measure,
                  new Figure(
                      of.size(),
                      mean(of),
                      arm.equals(CONTROL) ? null : difference(of, of(CONTROL, measure))));
            }
          }
          arms.put(arm, new Arm(count, figures));
        });
    return arms;
  }

  private List<Double> of(String arm, String measure) {
    return values.getOrDefault(arm, Map.of()).getOrDefault(measure, List.of());
  }

  private static Difference difference(List<Double> arm, List<Double> control) {
    if (arm.size() < 2 || control.size() < 2) {
      return null;
    }
    Random random = new Random(SEED);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      means[i] = resampled(arm, random) - resampled(control, random);
    }
    Arrays.sort(means);
    return new Difference(
        mean(arm) - mean(control),
        means[(int) (0.025 * RESAMPLES)],
        means[(int) (0.975 * RESAMPLES)]);
  }

  private static double resampled(List<Double> values, Random random) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      sum += values.get(random.nextInt(values.size()));
    }
    return sum / values.size();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
