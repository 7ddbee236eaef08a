package io.attune.playbook.yaml;

import io.attune.detect.Category;
import io.attune.detect.Thresholds;
import io.attune.language.PhraseSet;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a playbook starts from before its own parts are read: all of the one that it extends, or
 * nothing but the defaults.
 *
 * @param isKnown false when it extends one that could not be read, so that it cannot be said what
 *     is missing
 * @param playbook the one that is extended, with all that it inherits itself
 * @param examples those of its rules, by the rule's id
 * @param texts its text and those of its ancestors, nearest first; empty when nothing is extended
 */
record Inherited(
    boolean isKnown, Playbook playbook, Map<String, Examples> examples, List<PlaybookText> texts) {

  private static final Playbook BLANK =
      new Playbook(null, "", "", Thresholds.DEFAULT, Attention.DEFAULT, List.of(), List.of());

  /** Of a playbook that stands for itself. */
  static final Inherited NOTHING = new Inherited(true, BLANK, Map.of(), List.of());

  /** Of one whose parent cannot be read. */
  static final Inherited UNKNOWN = new Inherited(false, BLANK, Map.of(), List.of());

  /** Whether another playbook is extended, readable or not. */
  boolean isGiven() {
    return !isKnown || !texts.isEmpty();
  }

  /** The rule of an id. */
  Optional<Rule> rule(String id) {
    return playbook.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** The rule for a category. */
  Optional<Rule> rule(Category category) {
    return playbook.ruleFor(category);
  }

  /** The phrases of a label. */
  Optional<PhraseSet> phrases(String label) {
    return playbook.phrases().stream().filter(set -> set.label().equals(label)).findFirst();
  }
}
