package io.attune.load.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.app.verify.Findings;
import io.attune.app.verify.Findings.Fault;
import io.attune.app.verify.VerifyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What came of a run. */
final class ChaosReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChaosOptions options;
  private final List<Injection> injections;
  private final int calls;
  private final Spread calm;
  private final VerifyReport verified;
  private final ToIntFunction<String> poisonIn;
  private final long tookMs;

  /**
   * @param calls that were begun
   * @param calmMs how late results were before the first fault, in ms
   * @param poisonIn how many records of our own are in a topic that nothing asked for
   */
  ChaosReport(
      ChaosOptions options,
      List<Injection> injections,
      int calls,
      List<Long> calmMs,
      VerifyReport verified,
      ToIntFunction<String> poisonIn,
      long tookMs) {
    this.options = options;
    this.injections = injections;
    this.calls = calls;
    this.calm = Spread.of(calmMs);
    this.verified = verified;
    this.poisonIn = poisonIn;
    this.tookMs = tookMs;
  }

  /** Whether nothing was lost, doubled or changed, and nothing came from nowhere. */
  boolean isClean() {
    return missing() + duplicated() + different() == 0
        && verified.topics().stream().allMatch(topic -> extra(topic) == 0);
  }

  private long missing() {
    return verified.count(Fault.MISSING);
  }

  private long duplicated() {
    return verified.count(Fault.DUPLICATED);
  }

  private long different() {
    return verified.count(Fault.DIFFERENT);
  }

  /** Views are not compared one by one, so no poison shows among them. */
  private long extra(Findings topic) {
    boolean shows = !topic.topic().equals("call-views");
    return topic.count(Fault.EXTRA) - (shows ? poisonIn.applyAsInt(topic.topic()) : 0);
  }

  /** For people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            "seed %d: %d faults in %d s, %d calls",
            options.seed(), injections.size(), tookMs / 1_000, calls));
    lines.add("before the first fault, results came in " + calm);
    for (Map.Entry<FaultKind, List<Injection>> each : byKind().entrySet()) {
      Spread recovered = spread(each.getValue(), Injection::outageMs);
      lines.add(
          String.format(
              "%-18s %4d %s",
              each.getKey(),
              each.getValue().size(),
              recovered.count() == 0 ? "" : "  outage " + recovered));
    }
    List<Injection> kills = byKind().getOrDefault(FaultKind.KILL_PROCESSOR, List.of());
    lines.add(
        "while one instance was killed, on the other's partitions: results late by at most "
            + spread(kills, Injection::bystanderMs)
            + "; cues "
            + spread(kills, Injection::bystanderCueMs));
    lines.addAll(verified.lines());
    long poison = verified.topics().stream().mapToLong(t -> t.count(Fault.EXTRA) - extra(t)).sum();
    lines.add("(of the extra ones, " + poison + " are poison that chaos itself wrote)");
    lines.add(
        isClean()
            ? "PASSED: nothing lost, nothing doubled, nothing changed"
            : "FAILED with seed " + options.seed() + "; data and logs are in " + options.folder());
    return lines;
  }

  private Map<FaultKind, List<Injection>> byKind() {
    Map<FaultKind, List<Injection>> kinds = new TreeMap<>();
    injections.forEach(i -> kinds.computeIfAbsent(i.kind(), k -> new ArrayList<>()).add(i));
    return kinds;
  }

  private static Spread spread(
      List<Injection> injections, Function<Injection, OptionalLong> which) {
    return Spread.of(injections.stream().map(which).flatMap(ms -> ms.stream().boxed()).toList());
  }

  /** One JSON object on one line. */
  String toJson() {
    ObjectNode report = JSON.createObjectNode().put("type", "chaos").put("passed", isClean());
    report.put("seed", options.seed()).put("faults", injections.size()).put("calls", calls);
    report.put("tookMs", tookMs).put("missing", missing()).put("duplicated", duplicated());
    report.put("different", different());
    report.put("extra", verified.topics().stream().mapToLong(this::extra).sum());
    put(report.putObject("calmMs"), calm);
    ObjectNode kinds = report.putObject("kinds");
    byKind()
        .forEach(
            (kind, all) -> {
              ObjectNode node = kinds.putObject(kind.toString()).put("count", all.size());
              put(node.putObject("outageMs"), spread(all, Injection::outageMs));
              put(node.putObject("bystanderMs"), spread(all, Injection::bystanderMs));
              put(node.putObject("bystanderCueMs"), spread(all, Injection::bystanderCueMs));
            });
    var log = report.putArray("log");
    for (Injection injection : injections) {
      ObjectNode node = log.addObject().put("at", injection.at());
      node.put("kind", injection.kind().toString()).put("what", injection.what());
      injection.outageMs().ifPresent(ms -> node.put("outageMs", ms));
    }
    report.put("verifyLines", String.join("\n", verified.lines()));
    return report.toString();
  }

  private static void put(ObjectNode node, Spread spread) {
    node.put("count", spread.count()).put("p50", spread.p50());
    node.put("p95", spread.p95()).put("max", spread.max());
  }
}
