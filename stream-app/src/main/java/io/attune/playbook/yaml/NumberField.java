package io.attune.playbook.yaml;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field that holds a number.
 *
 * @param name its name in the file
 * @param isWhole whether it counts something, so that a fraction makes no sense
 * @param min least value
 * @param max greatest value
 * @param defaultValue what holds when neither the playbook nor any that it extends gives it
 */
record NumberField(String name, boolean isWhole, double min, double max, double defaultValue)
    implements BoundedField {

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,9})?");

  static NumberField whole(String name, int min, int max, int defaultValue) {
    return new NumberField(name, true, min, max, defaultValue);
  }

  static NumberField decimal(String name, double min, double max, double defaultValue) {
    return new NumberField(name, false, min, max, defaultValue);
  }

  /**
   * Its value.
   *
   * @param inherited what holds when it is not given or faulty
   */
  double read(Section section, double inherited) {
    return section.field(name).flatMap(this::parse).orElse(inherited);
  }

  /** The same for a whole number. */
  int readWhole(Section section, int inherited) {
    return (int) read(section, inherited);
  }

  /** The same for a field that may not be left out, which is noted. */
  int readRequiredWhole(Section section) {
    section.required(name, "expected " + kind() + " from " + range());
    return (int) read(section, defaultValue);
  }

  private Optional<Double> parse(Field field) {
    String expected = kind() + " from " + range();
    Optional<String> text = field.unquoted(expected);
    if (text.isEmpty()) {
      return Optional.empty();
    } else if (!(isWhole ? WHOLE : DECIMAL).matcher(text.get()).matches()) {
      field.fault(FaultCollector.quoted(text.get()) + " is not " + kind(), "expected " + expected);
      return Optional.empty();
    }
    double value = Double.parseDouble(text.get());
    if (value < min || value > max) {
      field.fault(text.get() + " is out of range", "from " + range() + " is allowed");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private String kind() {
    return isWhole ? "a whole number" : "a number";
  }

  @Override
  public String range() {
    return written(min) + " to " + written(max);
  }

  @Override
  public String fallback() {
    return written(defaultValue);
  }

  /** A number as a playbook writes it: without a trailing ".0". */
  static String written(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
