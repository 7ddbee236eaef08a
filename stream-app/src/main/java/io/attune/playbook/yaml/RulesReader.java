package io.attune.playbook.yaml;

import io.attune.detect.Category;
import io.attune.playbook.Rule;
import io.attune.playbook.yaml.RuleReader.ReadRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads {@code rules} and {@code without}: what to tell the agent, one rule for a category at most.
 * A rule goes before the inherited one of its id or of its category.
 */
final class RulesReader {

  private final Inherited inherited;

  private RulesReader(Inherited inherited) {
    this.inherited = inherited;
  }

  /**
   * What was read.
   *
   * @param rules all that hold, inherited ones among them
   * @param own examples that rules of this file give, by the rule's id
   * @param examples those of all rules, inherited ones among them, by the rule's id
   */
  record RulesRead(List<Rule> rules, Map<String, Examples> own, Map<String, Examples> examples) {}

  static RulesRead read(Section in, Inherited inherited) {
    RulesReader reader = new RulesReader(inherited);
    Optional<Field> list =
        inherited.isGiven() ? in.field("rules") : in.required("rules", "give at least one rule");
    Map<String, ReadRule> own = list.map(reader::own).orElse(Map.of());
    Set<String> without = in.field("without").map(f -> reader.without(f, own)).orElse(Set.of());
    List<Rule> rules = reader.merged(own, without);
    if (rules.isEmpty() && !without.isEmpty()) {
      in.fault("without", "removes every rule", "keep at least one");
    }
    Map<String, Examples> ownExamples = new HashMap<>();
    own.forEach((id, rule) -> ownExamples.put(id, rule.examples()));
    Map<String, Examples> examples = new HashMap<>(inherited.examples());
    ownExamples.forEach(
        (id, given) ->
            examples.put(id, given.orElse(inherited.examples().getOrDefault(id, Examples.NONE))));
    return new RulesRead(rules, ownExamples, examples);
  }

  private Map<String, ReadRule> own(Field list) {
    List<Field> items = list.items("a list of rules");
    if (list.isList() && items.isEmpty()) {
      list.fault("is empty", "give at least one rule");
    }
    OnlyOnce ids = new OnlyOnce("give each rule its own id");
    OnlyOnce categories = new OnlyOnce("keep one rule for each category");
    Map<String, ReadRule> own = new LinkedHashMap<>();
    for (Field item : items) {
      RuleReader.read(item, inherited, ids, categories)
          .ifPresent(read -> own.put(read.rule().id(), read));
    }
    return own;
  }

  private Set<String> without(Field list, Map<String, ReadRule> own) {
    Set<String> without = new HashSet<>();
    for (Field item : list.items("a list of rules' ids")) {
      item.scalar("a rule's id").ifPresent(id -> without(item, id, own, without));
    }
    return without;
  }

  private void without(Field item, String id, Map<String, ReadRule> own, Set<String> without) {
    if (!without.add(id)) {
      item.fault("stands here twice", "keep one");
    } else if (own.containsKey(id)) {
      item.fault(
          FaultCollector.quoted(id) + " is given under rules as well", "remove it here or there");
    } else if (inherited.isKnown() && inherited.rule(id).isEmpty()) {
      List<String> known = inherited.playbook().rules().stream().map(Rule::id).toList();
      item.fault(
          FaultCollector.quoted(id) + " is no rule that is inherited",
          known.isEmpty() ? "remove it: nothing is extended" : ChoiceField.fix(id, known));
    }
  }

  /** In the order of the inherited rules; those for other categories follow. */
  private List<Rule> merged(Map<String, ReadRule> own, Set<String> without) {
    Map<String, Rule> rest = new LinkedHashMap<>();
    own.forEach((id, read) -> rest.put(id, read.rule()));
    Map<Category, String> byCategory =
        rest.values().stream()
            .collect(Collectors.toMap(Rule::category, Rule::id, (first, second) -> first));
    List<Rule> merged = new ArrayList<>();
    for (Rule rule : inherited.playbook().rules()) {
      String id = own.containsKey(rule.id()) ? rule.id() : byCategory.get(rule.category());
      if (id == null && !without.contains(rule.id())) {
        merged.add(rule);
      } else if (rest.containsKey(id)) {
        merged.add(rest.remove(id));
      }
    }
    merged.addAll(rest.values());
    return merged;
  }
}
