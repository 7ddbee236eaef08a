package io.attune.playbook.yaml;

import io.attune.detect.Category;
import io.attune.detect.Kind;
import io.attune.detect.Ladder.Step;
import io.attune.playbook.Rule;
import io.attune.playbook.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code rules}: what to tell the agent, one rule for a category at most. */
final class RulesReader {

  private static final NumberField PRIORITY = NumberField.whole("priority", 0, 100, 50);
  private static final DurationField COOLDOWN = new DurationField("cooldown", 0, 3_600_000, 90_000);
  private static final DurationField TTL = new DurationField("ttl", 1_000, 300_000, 12_000);

  static final List<BoundedField> BOUNDED = List.of(PRIORITY, COOLDOWN, TTL);

  private static final NameField ID = new NameField("id");
  private static final ChoiceField KIND =
      new ChoiceField("kind", Stream.of(Kind.values()).map(Kind::wireName).toList());
  private static final ChoiceField SEVERITY =
      new ChoiceField("severity", Stream.of(Severity.values()).map(Severity::wireName).toList());
  private static final ChoiceField TENTATIVE =
      new ChoiceField("tentative", List.of("true", "false"));
  private static final TextField HEADLINE = new TextField("headline", 1, 8, 80);
  private static final TextField WHY = new TextField("why", 1, TextField.ANY, 240);
  private static final TextField RISK = new TextField("risk", 1, TextField.ANY, 240);

  private static final List<String> FIELDS =
      List.of(
          "id",
          "kind",
          "category",
          "severity",
          "priority",
          "cooldown",
          "ttl",
          "tentative",
          "headline",
          "prompts",
          "why",
          "risk");

  private final Map<String, Integer> lineOfId = new HashMap<>();
  private final Map<String, Integer> lineOfCategory = new HashMap<>();

  private RulesReader() {}

  static List<Rule> read(Field list) {
    List<Field> items = list.items("a list of rules");
    if (list.isList() && items.isEmpty()) {
      list.fault("is empty", "give at least one rule");
    }
    RulesReader reader = new RulesReader();
    List<Rule> rules = new ArrayList<>();
    items.forEach(item -> reader.rule(item).ifPresent(rules::add));
    return rules;
  }

  private Optional<Rule> rule(Field item) {
    int before = item.faults().count();
    Section in = Section.of(item, FIELDS);
    Optional<String> id = ID.readRequired(in, "price-objection");
    id.ifPresent(name -> once(in, "id", lineOfId, name));
    Optional<Category> category = category(in);
    category.ifPresent(found -> once(in, "category", lineOfCategory, found.key()));
    Supplier<Rule> rule = parts(in, id.orElse(""), category.orElse(null));
    return item.faults().count() == before ? Optional.of(rule.get()) : Optional.empty();
  }

  /** Reads all the rest, noting faults; the rule can only be made when there were none. */
  private static Supplier<Rule> parts(Section in, String id, Category category) {
    String severity = SEVERITY.read(in).orElse(Severity.MEDIUM.wireName());
    int priority = PRIORITY.readWhole(in);
    long cooldownMs = COOLDOWN.read(in);
    long ttlMs = TTL.read(in);
    boolean isTentative = TENTATIVE.read(in).map(Boolean::parseBoolean).orElse(false);
    String headline = withoutSlot(in, HEADLINE, "say what is going on, in at most 8 words");
    Map<Step, List<String>> prompts =
        in.required("prompts", "give at least two lines that the agent can say")
            .map(PromptsReader::read)
            .orElse(Map.of());
    String why = withoutSlot(in, WHY, "say why it works");
    String risk = withoutSlot(in, RISK, "say what to beware of");
    return () ->
        new Rule(
            id,
            category,
            Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
            priority,
            cooldownMs,
            ttlMs,
            isTentative,
            headline,
            prompts,
            why,
            risk);
  }

  private static String withoutSlot(Section in, TextField text, String fix) {
    String value = text.readRequired(in, fix);
    if (value.contains(Rule.WORDS_SLOT)) {
      in.fault(
          text.name(),
          "has the slot " + Rule.WORDS_SLOT,
          "only prompts are filled with the customer's words");
    }
    return value;
  }

  private static Optional<Category> category(Section in) {
    Optional<String> kind = KIND.readRequired(in);
    Optional<Field> field = in.required("category", "say which of its kind");
    Optional<String> name = field.flatMap(f -> f.scalar("a category"));
    if (kind.isEmpty() || name.isEmpty()) {
      // Without a kind it cannot be said which names would be right.
      return Optional.empty();
    }
    Optional<Category> category = Category.of(kind.get(), name.get());
    if (category.isEmpty()) {
      field
          .get()
          .fault(
              FaultCollector.quoted(name.get()) + " is no category of " + kind.get(),
              likely(kind.get(), name.get()));
    }
    return category;
  }

  private static String likely(String kind, String name) {
    Map<Boolean, List<Category>> byKind =
        Stream.of(Category.values())
            .collect(Collectors.partitioningBy(c -> c.kind().wireName().equals(kind)));
    for (Category other : byKind.get(false)) {
      if (other.wireName().equals(name)) {
        return "it is one of " + other.kind().wireName();
      }
    }
    List<String> known = byKind.get(true).stream().map(Category::wireName).toList();
    return ChoiceField.fix(name, known);
  }

  private static void once(Section in, String field, Map<String, Integer> lines, String value) {
    Field at = in.field(field).orElseThrow();
    Integer first = lines.putIfAbsent(value, at.line());
    if (first != null) {
      at.fault(
          FaultCollector.quoted(value) + " has a rule already, on line " + first,
          field.equals("id") ? "give each rule its own id" : "keep one rule for each category");
    }
  }
}
