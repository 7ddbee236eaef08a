package io.attune.training.noise;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as a recogniser without punctuation prints them: small letters, figures, apostrophes. */
final class PlainText {
  private static final Pattern MONEY = Pattern.compile("([$£€])\\s?(\\d[\\d,.]*\\d|\\d)");
  private static final Pattern UNSPOKEN =
      Pattern.compile("[^\\p{L}\\p{N}'.,]+|[.,](?!\\d)|(?<!\\d)[.,]");
  private static final Pattern STRAY =
      Pattern.compile("(?<![\\p{L}\\p{N}])'+|'+(?![\\p{L}\\p{N}])");

  private PlainText() {}

  /** The words of a text, none if it has none. */
  static List<String> words(String text) {
    String said = text.toLowerCase(Locale.ROOT).replace('’', '\'').replace("&", " and ");
    said = MONEY.matcher(said).replaceAll(m -> m.group(2) + currency(m.group(1)));
    said = said.replace("%", " percent ");
    said = UNSPOKEN.matcher(said).replaceAll(" ");
    said = STRAY.matcher(said).replaceAll(" ").strip();
    return said.isEmpty() ? List.of() : Arrays.asList(said.split("\\s+"));
  }

  private static String currency(String sign) {
    return switch (sign) {
      case "$" -> " dollars ";
      case "£" -> " pounds ";
      default -> " euros ";
    };
  }
}
