package io.attune.coach;

import io.attune.detect.Category;
import io.attune.detect.Kind;
import io.attune.playbook.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes out what a cue says: the playbook's lines with the customer's own words in them. */
public final class CueText {
  /**
   * Most words of the customer that are quoted; more do not fit into a line that is read at a
   * glance.
   */
  public static final int MOST_WORDS = 6;

  /** Hesitations, which nobody wants to hear quoted. */
  private static final Set<String> FILLERS =
      Set.of("um", "uh", "er", "erm", "hmm", "uhm", "äh", "ähm", "öh", "öhm", "hm");

  /**
   * Words aimed at the agent, which are not thrown back: nobody calms down hearing their insult.
   */
  private static final Set<String> AIMED =
      Set.of("you", "your", "you're", "youre", "yours", "u", "ya", "sie", "ihr", "ihre", "ihnen");

  /** What a recogniser writes after a word. */
  private static final String PUNCTUATION = ",.;:!?…";

  private CueText() {}

  /**
   * The lines that the agent could say, best first. Which phrasing comes first depends on the cue's
   * id, so that agents do not all say the same, and the same call replayed says the same again.
   */
  public static List<String> prompts(Cue cue) {
    return prompts(cue, true);
  }

  /** Those of them that repeat nothing the customer said. */
  public static List<String> promptsWithoutQuotes(Cue cue) {
    return prompts(cue, false);
  }

  private static List<String> prompts(Cue cue, boolean quoting) {
    List<String> spoken =
        Arrays.stream(cue.words().strip().split("\\s+"))
            .filter(w -> !w.isEmpty() && !FILLERS.contains(w) && !isAnnotation(w))
            .toList();
    String words = withoutEnd(String.join(" ", spoken));
    boolean quotable =
        quoting
            && !words.isEmpty()
            && spoken.size() <= MOST_WORDS
            && !(isAboutUpset(cue) && isAimed(spoken));
    List<String> lines = cue.rule().promptsFor(cue.step());
    List<String> specific = new ArrayList<>();
    List<String> general = new ArrayList<>();
    int first = Math.floorMod(cue.cueId().hashCode(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get((first + i) % lines.size());
      if (!line.contains(Rule.WORDS_SLOT)) {
        general.add(line);
      } else if (quotable) {
        specific.add(line.replace(Rule.WORDS_SLOT, words));
      }
    }
    specific.addAll(general);
    return specific;
  }

  /** "[laughter]", "[phone]": nobody's word, or one that was taken out. */
  private static boolean isAnnotation(String word) {
    return word.charAt(0) == '[';
  }

  /** Requests and reasons speak of the agent's side; upset words that do are meant to hurt. */
  private static boolean isAboutUpset(Cue cue) {
    Category category = cue.rule().category();
    return category == Category.TENSION_RISING
        || category == Category.TENSION_ABUSE
        || category.kind() == Kind.EMPATHY;
  }

  private static boolean isAimed(List<String> spoken) {
    return spoken.stream()
        .map(w -> withoutEnd(w).toLowerCase(Locale.ROOT))
        .anyMatch(AIMED::contains);
  }

  private static String withoutEnd(String words) {
    int end = words.length();
    while (end > 0 && PUNCTUATION.indexOf(words.charAt(end - 1)) >= 0) {
      end--;
    }
    return words.substring(0, end);
  }
}
