package io.attune.app.play;

import org.HdrHistogram.Histogram;

/**
 * How a duration spreads over what was measured, ms.
 *
 * @param count how often it was measured; without any, everything else is 0
 */
public record Spread(long count, long p50, long p95, long p99, long max) {

  static Spread of(Histogram histogram) {
    return new Spread(
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(95),
        histogram.getValueAtPercentile(99),
        histogram.getMaxValue());
  }
}
