package io.attune.app.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What came of a play.
 *
 * @param calls how many calls were played
 * @param summaries how many of them have their summary
 * @param segments pieces of speech published, partials included
 * @param turns final turns that were scored
 * @param cues cues that were raised, by kind and then category
 * @param latency from a record's publication to the receipt of the cue that it led to, by a reader
 *     of committed records
 * @param silenceLateness from the moment at which a silence was to be cued to the receipt of its
 *     cue
 * @param duplicates records that said what another one had said
 * @param mostBehindMs the furthest that an event was published behind its schedule, ms
 */
public record Report(
    long calls,
    long summaries,
    long segments,
    long turns,
    Map<String, Map<String, Long>> cues,
    Spread latency,
    Spread silenceLateness,
    long duplicates,
    long mostBehindMs) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One JSON object on one line. */
  public String toJson() {
    ObjectNode report = JSON.createObjectNode().put("type", "report");
    report.put("segments", segments).put("turns", turns);
    ObjectNode kinds = report.putObject("cues");
    cues.forEach((kind, categories) -> kinds.put(kind, total(categories)));
    put(report.putObject("latencyMs"), latency);
    put(report.putObject("silenceLatenessMs"), silenceLateness);
    report.put("duplicates", duplicates);
    ObjectNode byKind = report.putObject("categories");
    cues.forEach((kind, categories) -> byKind.putPOJO(kind, categories));
    report.put("calls", calls).put("summaries", summaries).put("behindScheduleMs", mostBehindMs);
    return report.toString();
  }

  private static void put(ObjectNode node, Spread spread) {
    node.put("p50", spread.p50()).put("p95", spread.p95());
    node.put("p99", spread.p99()).put("max", spread.max());
    node.put("count", spread.count());
  }

  static long total(Map<String, Long> categories) {
    return categories.values().stream().mapToLong(Long::longValue).sum();
  }
}
