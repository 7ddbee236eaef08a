package io.attune.load;

import java.util.Locale;

/** Figures as people read them: three digits that count, thousands apart. */
final class Numbers {
  private Numbers() {}

  /** The figure, or an empty text for none. */
  static String of(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    double size = Math.abs(value);
    String format =
        size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
