package io.attune.playbook;

import io.attune.detect.Category;
import io.attune.detect.Thresholds;
import io.attune.language.PhraseSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to listen for, how closely, and what to say: one immutable version of it.
 *
 * @param ref its name and version
 * @param locale BCP 47 tag of the language it is written for
 * @param description one line on whom it is for
 * @param thresholds what detectors are held to
 * @param attention how much of the agent's attention it may take
 * @param phrases the words that mean something, by label
 * @param rules what to tell the agent, at most one rule for a category
 */
public record Playbook(
    PlaybookRef ref,
    String locale,
    String description,
    Thresholds thresholds,
    Attention attention,
    List<PhraseSet> phrases,
    List<Rule> rules) {

  public Playbook {
    phrases = List.copyOf(phrases);
    rules = List.copyOf(rules);
  }

  /** The rule for a category; empty if this playbook has nothing to say about it. */
  public Optional<Rule> ruleFor(Category category) {
    for (Rule rule : rules) {
      if (rule.category() == category) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** The rules by category, for those who ask often. */
  public Map<Category, Rule> rulesByCategory() {
    Map<Category, Rule> byCategory = new EnumMap<>(Category.class);
    rules.forEach(rule -> byCategory.putIfAbsent(rule.category(), rule));
    return byCategory;
  }
}
