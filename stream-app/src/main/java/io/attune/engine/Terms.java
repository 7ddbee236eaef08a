package io.attune.engine;

import io.attune.playbook.PlaybookRef;
import java.util.Set;

/**
 * What a call began with and keeps to its end, whatever is activated meanwhile.
 *
 * @param playbook the version that it runs on
 * @param mutedRules ids of the rules that were muted for its agent
 * @param assignment its place in an experiment
 */
public record Terms(PlaybookRef playbook, Set<String> mutedRules, Assignment assignment) {
  public Terms {
    mutedRules = Set.copyOf(mutedRules);
  }

  /** A playbook and nothing else. */
  public static Terms of(PlaybookRef playbook) {
    return new Terms(playbook, Set.of(), Assignment.NONE);
  }
}
