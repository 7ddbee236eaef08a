package io.attune.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The figures of an open load, by name. */
final class LatencyFigures {
  private LatencyFigures() {}

  static Map<String, Double> of(OpenLoad.Outcome outcome) {
    Map<String, Double> figures = spread(outcome.micros());
    figures.put("events/s", outcome.perSecond());
    figures.put("app CPU µs/event", outcome.appCpuMicros());
    figures.put("broker CPU µs/event", outcome.brokerCpuMicros());
    figures.put("missing", (double) outcome.missing());
    figures.put("doubled", (double) outcome.doubled());
    return figures;
  }

  /** Percentiles in milliseconds; none of nothing. */
  static Map<String, Double> spread(Histogram micros) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("p50 ms", ms(micros, 50));
    figures.put("p95 ms", ms(micros, 95));
    figures.put("p99 ms", ms(micros, 99));
    figures.put("p99.9 ms", ms(micros, 99.9));
    figures.put("max ms", ms(micros, 100));
    figures.put("samples", (double) micros.getTotalCount());
    return figures;
  }

  private static double ms(Histogram micros, double percentile) {
    return micros.getTotalCount() == 0 ? Double.NaN : micros.getValueAtPercentile(percentile) / 1e3;
  }
}
