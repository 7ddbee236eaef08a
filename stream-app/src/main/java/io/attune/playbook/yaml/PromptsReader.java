package io.attune.playbook.yaml;

import io.attune.detect.Ladder.Step;
import io.attune.playbook.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * Reads {@code prompts} of a rule: a list of phrasings, or one list for each step of the ladder.
 * Every list needs two phrasings, or the agent sounds like a script, and one that needs no words of
 * the customer, for moments that were measured and not said.
 */
final class PromptsReader {

  private static final TextField PROMPT = new TextField("prompts", 3, 14, 300);
  private static final int PHRASINGS = 2;
  private static final Pattern SLOT = Pattern.compile("\\{[^{}]*}");

  private static final Map<String, Step> STEPS =
      Map.of(
          Step.ACKNOWLEDGE.wireName(), Step.ACKNOWLEDGE,
          Step.VALIDATE.wireName(), Step.VALIDATE,
          Step.REFRAME.wireName(), Step.REFRAME,
          Step.CHECK.wireName(), Step.CHECK);
  private static final List<String> STEP_NAMES =
      List.of("acknowledge", "validate", "reframe", "check");

  private PromptsReader() {}

  /**
   * @param overridden the prompts of the rule that this one overrides; a list replaces them all,
   *     steps replace those of their step
   * @param isWhole whether they must do without any others
   */
  static Map<Step, List<String>> read(
      Field field, Map<Step, List<String>> overridden, boolean isWhole) {
    Map<Step, List<String>> prompts = new EnumMap<>(Step.class);
    if (!(field.node() instanceof MappingNode)) {
      prompts.put(Step.ACKNOWLEDGE, phrasings(field));
      return prompts;
    }
    prompts.putAll(overridden);
    Section steps = Section.of(field, STEP_NAMES);
    if (isWhole) {
      steps.required(
          "acknowledge", "give it two phrasings; steps without any of their own use them");
    }
    for (String name : STEP_NAMES) {
      steps.field(name).ifPresent(list -> prompts.put(STEPS.get(name), phrasings(list)));
    }
    return prompts;
  }

  private static List<String> phrasings(Field list) {
    List<Field> items = list.items("a list of at least " + PHRASINGS + " phrasings");
    if (list.isList() && items.size() < PHRASINGS) {
      list.fault("has fewer than " + PHRASINGS + " phrasings", "word it in another way as well");
    }
    List<String> phrasings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Field item : items) {
      PROMPT.parse(item).ifPresent(prompt -> add(prompt, item, phrasings, seen));
    }
    boolean isSound = phrasings.size() == items.size() && phrasings.size() >= PHRASINGS;
    if (isSound && phrasings.stream().allMatch(p -> p.contains(Rule.WORDS_SLOT))) {
      list.fault(
          "needs the customer's words in every phrasing",
          "give one without " + Rule.WORDS_SLOT + ", for when there are no words to fill in");
    }
    return phrasings;
  }

  private static void add(String prompt, Field item, List<String> phrasings, Set<String> seen) {
    if (!seen.add(prompt.toLowerCase(Locale.ROOT))) {
      item.fault("says the same as another phrasing", "word it differently");
    } else if (hasSoundSlots(prompt, item)) {
      phrasings.add(prompt);
    }
  }

  private static boolean hasSoundSlots(String prompt, Field item) {
    String only = "the only slot is " + Rule.WORDS_SLOT + ", the customer's own words";
    Matcher slots = SLOT.matcher(prompt);
    while (slots.find()) {
      if (!slots.group().equals(Rule.WORDS_SLOT)) {
        item.fault("has the unknown slot " + FaultCollector.quoted(slots.group()), only);
        return false;
      }
    }
    String rest = SLOT.matcher(prompt).replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      item.fault("has a brace without its partner", only);
      return false;
    }
    return true;
  }
}
