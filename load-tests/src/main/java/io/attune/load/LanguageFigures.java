package io.attune.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What turns and start-up cost in the always-on language tier.
 *
 * @param trained by the number of words: rules and trained weights, what runs on calls
 * @param rules by the number of words: phrases, lexicon and form alone
 * @param tokens by the number of words: the turn split into words and nothing else, the floor
 * @param startUp milliseconds of each part of the start-up, the median over processes
 */
record LanguageFigures(
    Map<Integer, Cost> trained,
    Map<Integer, Cost> rules,
    Map<Integer, Cost> tokens,
    Map<String, Double> startUp)
    implements Measured {

  /** The length of turn that the report for machines is about. */
  private static final int WORDS = 15;

  /**
   * What one turn costs.
   *
   * @param micros median time
   * @param tail 90th percentile of time, which on a busy machine holds what others took
   * @param bytes allocated
   */
  record Cost(double micros, double tail, double bytes) {}

  @Override
  public String table() {
    StringBuilder table = new StringBuilder();
    line(table, "%-24s %9s %9s %11s %10s%n", "", "µs/turn", "90 %", "B/turn", "of floor");
    for (Integer words : trained.keySet()) {
      Cost floor = tokens.get(words);
      row(table, words + " words: trained", trained.get(words), floor);
      row(table, words + " words: rules", rules.get(words), floor);
      row(table, words + " words: tokens", floor, floor);
    }
    for (String part : List.of("model", "language", "phrases", "playbook")) {
      line(table, "%-24s %9.1f ms%n", "start-up: " + part, startUp.get(part));
    }
    return table.toString();
  }

  private static void row(StringBuilder table, String label, Cost cost, Cost floor) {
    line(
        table,
        "%-24s %9.2f %9.2f %,11.0f %10.2f%n",
        label,
        cost.micros,
        cost.tail,
        cost.bytes,
        cost.micros / floor.micros);
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values));
  }

  @Override
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"bench\",\"name\":\"language\",\"attune\":%.2f,\"bare\":%.2f,\"floor\":%.2f,"
            + "\"ratioToBare\":%.4f,\"ratioToFloor\":%.4f,\"unit\":\"µs/turn\",\"words\":%d,"
            + "\"bytes\":%.0f,\"startUpMs\":{%s}}",
        trained.get(WORDS).micros,
        rules.get(WORDS).micros,
        tokens.get(WORDS).micros,
        trained.get(WORDS).micros / rules.get(WORDS).micros,
        trained.get(WORDS).micros / tokens.get(WORDS).micros,
        WORDS,
        trained.get(WORDS).bytes,
        startUp.entrySet().stream()
            .map(part -> String.format(Locale.ROOT, "\"%s\":%.1f", part.getKey(), part.getValue()))
            .collect(Collectors.joining(",")));
  }
}
