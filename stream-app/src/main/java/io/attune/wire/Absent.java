package io.attune.wire;

/** The contracts say null where the domain says empty, negative or not a number. */
final class Absent {
  private Absent() {}

  static String ifEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  static Double ifNaN(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }

  static Long ifNegative(long value) {
    return value < 0 ? null : (Long) value;
  }
}
