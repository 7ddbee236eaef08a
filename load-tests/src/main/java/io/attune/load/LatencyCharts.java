package io.attune.load;

import io.attune.load.SvgPlot.Point;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How the times of a case spread: a curve of percentiles and a histogram, for each subject. */
final class LatencyCharts {
  /** Of the histogram, for each power of ten. */
  private static final int BINS = 12;

  /** Steps of the curve for each nine more. */
  private static final int STEPS = 40;

  /** The names of the curves stand above them. */
  private static final double ROOM_FOR_NAMES = 1.15;

  private final Map<Subject, Histogram> micros = new EnumMap<>(Subject.class);

  LatencyCharts(BenchCase part) {
    for (Subject subject : part.subjects()) {
      Histogram times = part.micros(subject);
      if (times != null && times.getTotalCount() > 0) {
        micros.put(subject, times);
      }
    }
  }

  /** Whether there is nothing to draw. */
  boolean isEmpty() {
    return micros.isEmpty();
  }

  /** Milliseconds by percentile; each nine more is as far from the one before. */
  String percentiles() {
    double nines =
        micros.values().stream()
            .mapToDouble(times -> Math.log10(times.getTotalCount()))
            .max()
            .orElseThrow();
    SvgPlot plot = new SvgPlot(0, nines, leastDecade(), mostDecade());
    decades(plot::horizontal);
    plot.vertical(0, "0 %");
    for (int nine = 1; nine <= nines; nine++) {
      plot.vertical(nine, percent(nine));
    }
    micros.forEach((subject, times) -> plot.curve(subject, curve(times)));
    return plot.svg("milliseconds by percentile");
  }

  private static List<Point> curve(Histogram times) {
    List<Point> points = new ArrayList<>();
    double nines = Math.log10(times.getTotalCount());
    for (int step = 0; step <= nines * STEPS; step++) {
      double nine = (double) step / STEPS;
      double percentile = 100 * (1 - Math.pow(10, -nine));
      points.add(new Point(nine, log(times.getValueAtPercentile(percentile))));
    }
    points.add(new Point(nines, log(times.getMaxValue())));
    return points;
  }

  private static String percent(int nines) {
    return nines == 1
        ? "90 %"
        : String.format(Locale.ROOT, "%." + (nines - 2) + "f %%", 100 - Math.pow(10, 2 - nines));
  }

  /** Share of the samples by milliseconds. */
  String histogram() {
    Map<Subject, double[]> shares = new EnumMap<>(Subject.class);
    double most = 0;
    for (Map.Entry<Subject, Histogram> times : micros.entrySet()) {
      double[] share = shares(times.getValue());
      shares.put(times.getKey(), share);
      for (double one : share) {
        most = Math.max(most, one);
      }
    }
    SvgPlot plot = new SvgPlot(leastDecade(), mostDecade(), 0, most * ROOM_FOR_NAMES);
    decades(plot::vertical);
    plot.horizontal(0, "0 %");
    plot.horizontal(most, String.format(Locale.ROOT, "%.0f %%", most));
    shares.forEach((subject, share) -> plot.curve(subject, steps(share)));
    return plot.svg("share of the samples by milliseconds");
  }

  private double[] shares(Histogram times) {
    double[] shares = new double[(mostDecade() - leastDecade()) * BINS];
    for (var value : times.recordedValues()) {
      int bin = (int) ((log(value.getValueIteratedTo()) - leastDecade()) * BINS);
      shares[Math.min(Math.max(0, bin), shares.length - 1)] +=
          100.0 * value.getCountAtValueIteratedTo() / times.getTotalCount();
    }
    return shares;
  }

  private List<Point> steps(double[] shares) {
    List<Point> points = new ArrayList<>();
    for (int bin = 0; bin < shares.length; bin++) {
      points.add(new Point(leastDecade() + (double) bin / BINS, shares[bin]));
      points.add(new Point(leastDecade() + (double) (bin + 1) / BINS, shares[bin]));
    }
    return points;
  }

  private interface Line {
    void draw(double at, String label);
  }

  private void decades(Line line) {
    for (int decade = leastDecade(); decade <= mostDecade(); decade++) {
      line.draw(decade, (decade < 0 ? "0.1" : Numbers.of(Math.pow(10, decade))) + " ms");
    }
  }

  private int leastDecade() {
    return (int)
        Math.floor(
            micros.values().stream()
                .mapToDouble(times -> log(times.getMinValue()))
                .min()
                .orElseThrow());
  }

  private int mostDecade() {
    int most =
        (int)
            Math.ceil(
                micros.values().stream()
                    .mapToDouble(times -> log(times.getMaxValue()))
                    .max()
                    .orElseThrow());
    return Math.max(most, leastDecade() + 1);
  }

  /** Power of ten of the milliseconds; a tenth of one at least. */
  private static double log(double micros) {
    return Math.log10(Math.max(100, micros) / 1e3);
  }
}
