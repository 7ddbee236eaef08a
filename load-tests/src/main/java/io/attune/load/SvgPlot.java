package io.attune.load;

import java.util.List;
import java.util.Locale;

/** A drawing with two axes, as SVG that stands in a page. Colours are the page's. */
final class SvgPlot {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 280;
  private static final int LEFT = 60;
  private static final int RIGHT = 20;
  private static final int TOP = 12;
  private static final int BOTTOM = 30;
  private static final int LEGEND_APART = 130;

  /** A point, in the units of the axes. */
  record Point(double x, double y) {}

  private final double mostX;
  private final double leastX;
  private final double leastY;
  private final double mostY;
  private final StringBuilder body = new StringBuilder();
  private int legends;

  SvgPlot(double leastX, double mostX, double leastY, double mostY) {
    this.leastX = leastX;
    this.mostX = Math.max(mostX, leastX + 1e-9);
    this.leastY = leastY;
    this.mostY = Math.max(mostY, leastY + 1e-9);
  }

  /** A line across, with its label at the left. */
  void horizontal(double y, String label) {
    add(
        "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
        LEFT, WIDTH - RIGHT, y(y), y(y));
    add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y(y) + 4, label);
  }

  /** A line from top to bottom, with its label below. */
  void vertical(double x, String label) {
    add(
        "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
        x(x), x(x), TOP, HEIGHT - BOTTOM);
    add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x(x), HEIGHT - 10, label);
  }

  /** A curve, and its name above. */
  void curve(Subject subject, List<Point> points) {
    String css = css(subject);
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.x()), y(point.y())));
    }
    add("<polyline class=\"curve %s\" points=\"%s\"/>", css, path.toString().trim());
    int at = LEFT + 10 + LEGEND_APART * legends++;
    add(
        "<line class=\"curve %s\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
        css, at, at + 28, TOP + 8, TOP + 8);
    add("<text x=\"%d\" y=\"%d\">%s</text>", at + 34, TOP + 12, subject.label());
  }

  /** The drawing; the label says what it shows to who cannot see it. */
  String svg(String label) {
    return String.format(
        Locale.ROOT,
        "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">%s</svg>",
        WIDTH,
        HEIGHT,
        WIDTH,
        ReportPage.escaped(label),
        body);
  }

  /** The class that colours what is a subject's. */
  static String css(Subject subject) {
    return subject.name().toLowerCase(Locale.ROOT);
  }

  private double x(double x) {
    return LEFT + (x - leastX) / (mostX - leastX) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double y) {
    return HEIGHT - BOTTOM - (y - leastY) / (mostY - leastY) * (HEIGHT - TOP - BOTTOM);
  }

  private void add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values));
  }
}
