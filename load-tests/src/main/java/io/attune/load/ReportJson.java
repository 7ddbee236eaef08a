package io.attune.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** A report for machines: the medians of its first case in front, then every run of every case. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9, 99.99, 100};

  private ReportJson() {}

  static String of(BenchReport report) {
    BenchCase first = report.cases().get(0);
    ObjectNode json = JSON.createObjectNode();
    json.put("type", "bench").put("name", report.name());
    number(json, "attune", first.median(Subject.ATTUNE, report.figure()));
    number(json, "bare", first.median(Subject.BARE, report.figure()));
    number(json, "floor", first.median(Subject.COPY, report.figure()));
    number(json, "ratioToBare", first.ratio(Subject.BARE, report.figure()));
    number(json, "ratioToFloor", first.ratio(Subject.COPY, report.figure()));
    json.put("unit", report.unit()).put("figure", report.figure());
    ObjectNode settings = json.putObject("settings");
    report.settings().forEach(settings::put);
    Machine machine = report.machine();
    json.putObject("machine")
        .put("cores", machine.cores())
        .put("memoryBytes", machine.memoryBytes())
        .put("os", machine.os())
        .put("jvm", machine.jvm())
        .put("loadAverage", machine.loadAverage());
    ArrayNode cases = json.putArray("cases");
    report.cases().forEach(part -> write(part, cases.addObject()));
    report.notes().forEach(json.withArray("notes")::add);
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always written", e);
    }
  }

  private static void write(BenchCase part, ObjectNode json) {
    json.put("name", part.name());
    ArrayNode runs = json.putArray("runs");
    for (BenchRun run : part.runs()) {
      ObjectNode node = runs.addObject().put("subject", run.subject().label());
      ObjectNode figures = node.putObject("figures");
      run.figures().forEach((name, value) -> number(figures, name, value));
      number(node, "otherCpuPct", run.load().otherCpuPct());
      number(node, "stealPct", run.load().stealPct());
      if (run.micros() != null) {
        ObjectNode spread = node.putObject("latencyMs").put("count", run.micros().getTotalCount());
        for (double percentile : PERCENTILES) {
          spread.put(name(percentile), ms(run.micros(), percentile));
        }
      }
    }
  }

  private static String name(double percentile) {
    return percentile == 100 ? "max" : "p" + Double.toString(percentile).replaceAll("\\.0?", "");
  }

  private static double ms(Histogram micros, double percentile) {
    return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile) / 1e3;
  }

  /** Four digits that count; null where there is none. */
  private static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, Double.parseDouble(String.format(Locale.ROOT, "%.4g", value)));
    } else {
      json.putNull(name);
    }
  }
}
