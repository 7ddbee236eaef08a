package io.attune.playbook.yaml;

import io.attune.coach.CueText;
import io.attune.playbook.Rule;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field that holds text which somebody will read.
 *
 * @param name its name in the file
 * @param maxLines most lines
 * @param maxWords most words on its first line, which is what an agent takes in at a glance
 * @param maxChars most characters in all, so that an overlay can show it
 */
record TextField(String name, int maxLines, int maxWords, int maxChars) {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final String FILLED = "word ".repeat(CueText.MOST_WORDS).strip();
  private static final String COUNTED =
      ", " + Rule.WORDS_SLOT + " counted as " + CueText.MOST_WORDS;

  /** No limit to the words. */
  static final int ANY = Integer.MAX_VALUE;

  /** The text of one field, without blanks round it, or nothing when a fault was noted. */
  Optional<String> parse(Field field) {
    Optional<String> text = field.scalar(Field.TEXT).map(String::strip);
    if (text.isEmpty()) {
      return text;
    }
    int words = words(text.get());
    if (words == 0) {
      field.fault("is empty", "write some text");
    } else if (words > maxWords) {
      String quoted = text.get().contains(Rule.WORDS_SLOT) ? COUNTED : "";
      String fix = "at most " + maxWords + " can be read at a glance";
      field.fault("has " + words + " words on its first line" + quoted, fix);
    } else if (text.get().lines().count() > maxLines) {
      field.fault("has " + text.get().lines().count() + " lines", "at most " + maxLines + " fit");
    } else if (text.get().length() > maxChars) {
      field.fault("has " + text.get().length() + " characters", "at most " + maxChars + " fit");
    } else if (CONTROL.matcher(text.get()).find()) {
      field.fault("contains a control character", "remove it; \\n is allowed");
    } else {
      return text;
    }
    return Optional.empty();
  }

  /** Words on the first line, as long as it can get when the customer's words are filled in. */
  private static int words(String text) {
    String line = text.lines().findFirst().orElse("").replace(Rule.WORDS_SLOT, FILLED);
    return line.isEmpty() ? 0 : BLANKS.split(line).length;
  }
}
