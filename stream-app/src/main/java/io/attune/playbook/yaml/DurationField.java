package io.attune.playbook.yaml;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field that holds a stretch of time, written with its unit: {@code 800ms}, {@code 5s}, {@code
 * 1.5s}, {@code 2m}.
 *
 * @param name its name in the file
 * @param minMs least value, in milliseconds
 * @param maxMs greatest value, in milliseconds
 * @param defaultMs what holds when neither the playbook nor any that it extends gives it, in
 *     milliseconds
 */
record DurationField(String name, long minMs, long maxMs, long defaultMs) implements BoundedField {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m)");
  private static final String EXPECTED = "a duration such as 800ms, 5s or 2m";

  /**
   * Its value in milliseconds.
   *
   * @param inheritedMs what holds when it is not given or faulty, in milliseconds
   */
  long read(Section section, long inheritedMs) {
    return section.field(name).flatMap(this::parse).orElse(inheritedMs);
  }

  private Optional<Long> parse(Field field) {
    Optional<String> text = field.unquoted(EXPECTED);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(text.get());
    if (!form.matches()) {
      String problem = FaultCollector.quoted(text.get()) + " is not a duration";
      field.fault(problem, "expected " + EXPECTED + ", from " + range());
      return Optional.empty();
    }
    BigDecimal ms = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit(form.group(2))));
    if (ms.compareTo(BigDecimal.valueOf(minMs)) < 0
        || ms.compareTo(BigDecimal.valueOf(maxMs)) > 0) {
      field.fault(text.get() + " is out of range", "from " + range() + " is allowed");
      return Optional.empty();
    }
    return Optional.of(ms.longValue());
  }

  private static long unit(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      default -> 60_000;
    };
  }

  @Override
  public String range() {
    return written(minMs) + " to " + written(maxMs);
  }

  @Override
  public String fallback() {
    return written(defaultMs);
  }

  /** A duration as a playbook writes it, in the largest unit that keeps it whole. */
  static String written(long ms) {
    if (ms == 0) {
      return "0s";
    } else if (ms % 60_000 == 0) {
      return ms / 60_000 + "m";
    }
    return ms % 1_000 == 0 ? ms / 1_000 + "s" : ms + "ms";
  }
}
