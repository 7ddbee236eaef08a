package io.attune.load;

import io.attune.load.LanguageFigures.Cost;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/** What a turn costs in the always-on language tier, and what its start-up costs. */
final class LanguageSpeed implements Workload {
  private static final int WARM_UP = 4;

  /** Processes that are started for each part of the start-up. */
  private static final int STARTS = 5;

  @Override
  public String name() {
    return "language";
  }

  @Override
  public String description() {
    return "the always-on language tier, microseconds and bytes a turn";
  }

  @Override
  public Measured run(BenchOptions options, PrintWriter progress) throws RunnerException {
    progress.println("turns of 5, 15 and 30 words: one to two minutes");
    progress.flush();
    Map<Integer, Cost> trained = new TreeMap<>();
    Map<Integer, Cost> rules = new TreeMap<>();
    Map<Integer, Cost> tokens = new TreeMap<>();
    for (RunResult result : MethodTimes.warm(LanguageBench.class, WARM_UP, options.runs(3))) {
      Map<Integer, Cost> costs =
          switch (result.getPrimaryResult().getLabel()) {
            case "trained" -> trained;
            case "rules" -> rules;
            default -> tokens;
          };
      costs.put(
          Integer.parseInt(result.getParams().getParam("words")),
          new Cost(
              result.getPrimaryResult().getStatistics().getPercentile(50),
              result.getPrimaryResult().getStatistics().getPercentile(90),
              MethodTimes.allocated(result)));
    }
    progress.println("start-up");
    progress.flush();
    return new LanguageFigures(trained, rules, tokens, startUp());
  }

  private static Map<String, Double> startUp() throws RunnerException {
    Collection<RunResult> results = MethodTimes.cold(StartUpBench.class, STARTS);
    return results.stream()
        .collect(
            Collectors.toMap(
                result -> result.getPrimaryResult().getLabel(),
                result -> result.getPrimaryResult().getStatistics().getPercentile(50),
                (one, other) -> one,
                TreeMap::new));
  }
}
