package io.attune.load;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/** What a final turn costs in each part of its way, without Kafka. */
final class StepSpeed implements Workload {
  private static final int WARM_UP = 10;

  /** In the order in which a turn goes through them. */
  private static final List<String> PARTS =
      List.of("decode", "redact", "text", "step", "row", "out");

  /**
   * What one turn costs in one part.
   *
   * @param micros median time
   * @param bytes allocated
   */
  record Cost(double micros, double bytes) {}

  @Override
  public String name() {
    return "step";
  }

  @Override
  public String description() {
    return "a final turn through the engine, microseconds and bytes a turn";
  }

  @Override
  public Measured run(BenchOptions options, PrintWriter progress) throws RunnerException {
    progress.println("the turns of the samples, a part after the other: a minute or two");
    progress.flush();
    Map<String, Cost> costs = new LinkedHashMap<>();
    PARTS.forEach(part -> costs.put(part, null));
    for (RunResult result : MethodTimes.warm(StepBench.class, WARM_UP, options.runs(3))) {
      costs.put(
          result.getPrimaryResult().getLabel(),
          new Cost(
              result.getPrimaryResult().getStatistics().getPercentile(50),
              MethodTimes.allocated(result)));
    }
    return new Figures(costs);
  }

  private record Figures(Map<String, Cost> costs) implements Measured {
    @Override
    public String table() {
      StringBuilder table = new StringBuilder();
      table.append(String.format(Locale.ROOT, "%-8s %9s %11s%n", "", "µs/turn", "B/turn"));
      costs.forEach(
          (part, cost) ->
              table.append(
                  String.format(
                      Locale.ROOT, "%-8s %9.2f %,11.0f%n", part, cost.micros(), cost.bytes())));
      return table.toString();
    }

    @Override
    public String json() {
      return costs.entrySet().stream()
          .map(
              part ->
                  String.format(
                      Locale.ROOT,
                      "\"%s\":{\"micros\":%.2f,\"bytes\":%.0f}",
                      part.getKey(),
                      part.getValue().micros(),
                      part.getValue().bytes()))
          .collect(
              Collectors.joining(
                  ",",
                  String.format(
                      Locale.ROOT,
                      "{\"type\":\"bench\",\"name\":\"step\",\"attune\":%.2f,\"floor\":%.2f,"
                          + "\"ratioToFloor\":%.4f,\"unit\":\"µs/turn\",\"parts\":{",
                      costs.get("step").micros(),
                      costs.get("text").micros(),
                      costs.get("step").micros() / costs.get("text").micros()),
                  "}}"));
    }
  }
}
