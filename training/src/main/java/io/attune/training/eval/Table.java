package io.attune.training.eval;

import io.attune.training.figures.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
        Arrays.stream(cells).map(Object::toString).collect(Collectors.joining(" | ", "| ", " |")));
  }

  /** The table under a heading with what there is to say about it; nothing if it has no rows. */
  List<String> under(String heading, String... text) {
    List<String> section = new ArrayList<>();
    if (lines.size() > 2) {
      section.add("## " + heading);
      section.add("");
      if (text.length > 0) {
        section.addAll(List.of(text));
        section.add("");
      }
      section.addAll(lines);
      section.add("");
    }
    return section;
  }

  /** With three decimals; a dash for a figure that does not exist. */
  static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** A figure and its interval: {@code 0.512 (0.498 to 0.527)}. */
  static String number(Estimate estimate) {
    return Double.isNaN(estimate.value())
        ? "–"
        : String.format(
            Locale.ROOT, "%.3f (%.3f to %.3f)", estimate.value(), estimate.low(), estimate.high());
  }

  /** A share, 0 to 1, in per cent with one decimal. */
  static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A share and its interval, in per cent. */
  static String percent(Estimate share) {
    return Double.isNaN(share.value())
        ? "–"
        : String.format(
            Locale.ROOT,
            "%.1f %% (%.1f to %.1f)",
            100 * share.value(),
            100 * share.low(),
            100 * share.high());
  }

  /** A difference of shares in points, with its sign, and its interval. */
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
