package io.attune.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.coach.Cue;
import io.attune.coach.CueState;
import io.attune.detect.Category;
import io.attune.detect.Conversation;
import io.attune.engine.Effect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What came of a replay, counted: calls, turns, and cues by what they are about. A cue counts once,
 * when it is first raised for certain; a tentative one that its final took back was never seen for
 * sure. Calls are counted when they are summed up, and their turns with them.
 */
public final class ReplayReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Set<String>> open = new HashMap<>();
  private final Map<String, Map<String, Long>> byKind = new TreeMap<>();
  private final TreeMap<Integer, Long> callsByCues = new TreeMap<>();
  private long calls;
  private long agentTurns;
  private long customerTurns;
  private long cues;

  /** Takes into account what a step on a call brought about. */
  public void hear(String callId, Effect effect) {
    if (effect instanceof Effect.CueChanged changed && isCertain(changed)) {
      if (open.computeIfAbsent(callId, id -> new HashSet<>()).add(changed.cue().cueId())) {
        count(changed.cue().rule().category());
      }
    } else if (effect instanceof Effect.CallSummarised summary) {
      count(summary.last().settled());
      Set<String> raised = open.remove(callId);
      callsByCues.merge(raised == null ? 0 : raised.size(), 1L, Long::sum);
    }
  }

  /** Cues that an experiment decides and does not show are not raised. */
  private static boolean isCertain(Effect.CueChanged changed) {
    Cue cue = changed.cue();
    boolean seen = changed.facts().terms().assignment().arm().isSeen();
    return seen && (cue.state() == CueState.RAISED || cue.state() == CueState.UPDATED);
  }

  private void count(Category category) {
    cues++;
    byKind
        .computeIfAbsent(category.kind().wireName(), kind -> new TreeMap<>())
        .merge(category.wireName(), 1L, Long::sum);
  }

  private void count(Conversation conversation) {
    calls++;
    agentTurns += conversation.agent().turns();
    customerTurns += conversation.customer().turns();
  }

  /** Turns of agents and customers, on calls that were summed up. */
  public long turns() {
    return agentTurns + customerTurns;
  }

  /** How many cues there were of each category, by kind; the live map. */
  public Map<String, Map<String, Long>> cuesByKind() {
    return Collections.unmodifiableMap(byKind);
  }

  /** Cues for a hundred turns of agents and customers, 0 without turns. */
  double cuesPer100Turns() {
    return turns() == 0 ? 0 : 100.0 * cues / turns();
  }

  /** The number of cues that a share of the calls, 0 to 1, does not exceed; 0 without calls. */
  private int quantile(double share) {
    long wanted = (long) Math.ceil(share * calls);
    long passed = 0;
    for (Map.Entry<Integer, Long> entry : callsByCues.entrySet()) {
      passed += entry.getValue();
      if (passed >= wanted) {
        return entry.getKey();
      }
    }
    return 0;
  }

  /** The closing table. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("calls", Long.toString(calls)));
    lines.add(row("turns", turns() + ": agent " + agentTurns + ", customer " + customerTurns));
    lines.add(
        row("cues", cues + String.format(Locale.ROOT, ", %.2f per 100 turns", cuesPer100Turns())));
    byKind.forEach((kind, categories) -> lines.add(row("  " + kind, counts(categories))));
    lines.add(
        row(
            "cues per call",
            calls == 0
                ? "-"
                : String.format(
                    Locale.ROOT,
                    "min %d, median %d, p90 %d, max %d",
                    callsByCues.firstKey(),
                    quantile(0.5),
                    quantile(0.9),
                    callsByCues.lastKey())));
    callsByCues.forEach(
        (number, times) ->
            lines.add(row("  " + number, times + (times == 1 ? " call" : " calls"))));
    return lines;
  }

  private static String counts(Map<String, Long> categories) {
    StringBuilder text = new StringBuilder();
    text.append(categories.values().stream().mapToLong(Long::longValue).sum());
    String separator = ": ";
    for (Map.Entry<String, Long> category : categories.entrySet()) {
      text.append(separator).append(category.getKey()).append(' ').append(category.getValue());
      separator = ", ";
    }
    return text.toString();
  }

  private static String row(String name, String value) {
    return String.format(Locale.ROOT, "%-20s%s", name, value);
  }

  /** The same as one JSON object on one line. */
  String toJson() {
    ObjectNode report = JSON.createObjectNode().put("type", "report");
    report.put("calls", calls);
    ObjectNode turns = report.putObject("turns");
    turns.put("agent", agentTurns).put("customer", customerTurns);
    report.put("cues", cues);
    report.put("cuesPer100Turns", Math.round(cuesPer100Turns() * 100) / 100.0);
    report.putPOJO("categories", byKind);
    ObjectNode perCall = report.putObject("cuesPerCall");
    perCall.put("min", calls == 0 ? 0 : callsByCues.firstKey());
    perCall.put("median", quantile(0.5)).put("p90", quantile(0.9));
    perCall.put("max", calls == 0 ? 0 : callsByCues.lastKey());
    report.putPOJO("callsByCues", callsByCues);
    return report.toString();
  }
}
