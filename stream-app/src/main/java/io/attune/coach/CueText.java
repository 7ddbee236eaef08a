package io.attune.coach;

import io.attune.playbook.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  private CueText() {}

  /**
   * The lines that the agent could say, best first. Which phrasing comes first depends on the cue's
   * id, so that agents do not all say the same, and the same call replayed says the same again.
   */
  public static List<String> prompts(Cue cue) {
    List<String> spoken =
        Arrays.stream(cue.words().strip().split("\\s+"))
            .filter(w -> !w.isEmpty() && !FILLERS.contains(w))
            .toList();
    String words = String.join(" ", spoken);
    boolean quotable = !spoken.isEmpty() && spoken.size() <= MOST_WORDS;
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
}
