package io.attune.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with what has to go out of it: "my pin is {code:4821}".
 *
 * @param text as somebody says it
 * @param personal what has to go, in its order
 */
record MarkedSentence(String text, List<Personal> personal) {
  private static final Pattern MARK = Pattern.compile("\\{([a-z-]+):([^}]*)}");

  /**
   * A stretch of the text.
   *
   * @param to one past its last character
   */
  record Personal(int from, int to, PersonalData what) {}

  static List<MarkedSentence> read(String file) throws IOException {
    try (InputStream in = MarkedSentence.class.getResourceAsStream("/redaction/" + file)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(MarkedSentence::of)
          .toList();
    }
  }

  private static MarkedSentence of(String line) {
    StringBuilder text = new StringBuilder();
    List<Personal> personal = new ArrayList<>();
    Matcher mark = MARK.matcher(line);
    while (mark.find()) {
      mark.appendReplacement(text, "");
      int from = text.length();
      text.append(mark.group(2));
      PersonalData what =
          PersonalData.valueOf(mark.group(1).replace('-', '_').toUpperCase(Locale.ROOT));
      personal.add(new Personal(from, text.length(), what));
    }
    mark.appendTail(text);
    return new MarkedSentence(text.toString(), personal);
  }

  /** The words that have to stay, in their order. */
  List<String> innocent() {
    StringBuilder rest = new StringBuilder();
    int at = 0;
    for (Personal one : personal) {
      rest.append(text, at, one.from()).append(' ');
      at = one.to();
    }
    return words(rest.append(text.substring(at)).toString());
  }

  static List<String> words(String text) {
    return Arrays.stream(text.split("[\\s.,?()/]+")).filter(word -> !word.isEmpty()).toList();
  }
}
