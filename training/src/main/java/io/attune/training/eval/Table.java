package io.attune.training.eval;

import io.attune.training.figures.Estimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table in Markdown, and how figures are written in all of them. Not safe for threads. */
final class Table {
  private final List<String> lines = new ArrayList<>();

  Table(String... heads) {
    row((Object[]) heads);
    lines.add("|" + String.join("", Collections.nCopies(heads.length, "---|")));
  }

  /** Adds a row; everything is written as its text. */
  void row(Object... cells) {
    lines.add(
        "| " + String.join(" | ", List.of(cells).stream().map(Object::toString).toList()) + " |");
  }

  /** Whether it has rows. */
  boolean isEmpty() {
    return lines.size() == 2;
  }

  List<String> lines() {
    return lines;
  }

  /** With three decimals; a dash for a figure that does not exist. */
  static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** A figure and its interval: {@code 0.512 (0.498 to 0.527)}. */
  static String number(Estimate estimate) {
    return Double.isNaN(estimate.value())
        ? "–"
        : number(estimate.value())
            + " ("
            + number(estimate.low())
            + " to "
            + number(estimate.high())
            + ")";
  }

  /** A share, 0 to 1, in per cent with one decimal. */
  static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A difference of shares in points, with its sign. */
  static String points(Estimate difference) {
    return String.format(
        Locale.ROOT,
        "%+.1f (%+.1f to %+.1f)",
        100 * difference.value(),
        100 * difference.low(),
        100 * difference.high());
  }

  /** A number of things, with commas. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
