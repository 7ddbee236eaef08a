package io.attune.playbook.yaml;

import io.attune.detect.Category;
import io.attune.detect.Kind;
import io.attune.detect.Ladder.Step;
import io.attune.playbook.Rule;
import io.attune.playbook.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads one rule. A rule with the id of an inherited one takes over what it does not give itself.
 */
final class RuleReader {

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

  static final List<String> FIELDS =
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
          "risk",
          "means",
          "does-not-mean");

  private final Section in;
  private final Inherited inherited;
  private final Optional<Rule> base;

  private RuleReader(Section in, Inherited inherited, Optional<Rule> base) {
    this.in = in;
    this.inherited = inherited;
    this.base = base;
  }

  /** A rule and the examples that it gives itself. */
  record ReadRule(Rule rule, Examples examples) {}

  /**
   * The rule, or nothing when a fault was noted.
   *
   * @param ids those of the file so far
   * @param categories those of the file so far that have a rule
   */
  static Optional<ReadRule> read(
      Field item, Inherited inherited, OnlyOnce ids, OnlyOnce categories) {
    int before = item.faults().count();
    Section in = Section.of(item, FIELDS);
    Optional<String> id = ID.readRequired(in, "price-objection");
    id.ifPresent(name -> ids.note(in.field("id").orElseThrow(), name));
    RuleReader reader = new RuleReader(in, inherited, id.flatMap(inherited::rule));
    Optional<Category> category = reader.category();
    if (in.field("category").isPresent()) {
      category.ifPresent(c -> categories.note(in.field("category").get(), c.key()));
    }
    Examples examples = ExamplesReader.read(in, category.orElse(null));
    Supplier<Rule> rule = reader.rest(id.orElse(""), category.orElse(null));
    boolean isSound = item.faults().count() == before && inherited.isKnown();
    return isSound ? Optional.of(new ReadRule(rule.get(), examples)) : Optional.empty();
  }

  /** Reads all the rest, noting faults; the rule can only be made when there were none. */
  private Supplier<Rule> rest(String id, Category category) {
    Severity severity =
        SEVERITY
            .read(in)
            .map(name -> Severity.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(from(Rule::severity, Severity.MEDIUM));
    int priority = PRIORITY.readWhole(in, from(Rule::priority, (int) PRIORITY.defaultValue()));
    long cooldownMs = COOLDOWN.read(in, from(Rule::cooldownMs, COOLDOWN.defaultMs()));
    long ttlMs = TTL.read(in, from(Rule::ttlMs, TTL.defaultMs()));
    boolean isTentative =
        TENTATIVE.read(in).map(Boolean::parseBoolean).orElse(from(Rule::tentative, false));
    String headline = text(HEADLINE, Rule::headline, "say what is going on, in at most 8 words");
    Map<Step, List<String>> prompts = prompts();
    String why = text(WHY, Rule::why, "say why it works");
    String risk = text(RISK, Rule::risk, "say what to beware of");
    return () ->
        new Rule(
            id,
            category,
            severity,
            priority,
            cooldownMs,
            ttlMs,
            isTentative,
            headline,
            prompts,
            why,
            risk);
  }

  private <T> T from(Function<Rule, T> field, T otherwise) {
    return base.map(field).orElse(otherwise);
  }

  /** The field, noting that it is missing where nothing can be inherited for it. */
  private Optional<Field> given(String name, String fix) {
    return isWhole() ? in.required(name, fix) : in.field(name);
  }

  /** Whether all of the rule must stand here, since it takes nothing over. */
  private boolean isWhole() {
    return base.isEmpty() && inherited.isKnown();
  }

  private Map<Step, List<String>> prompts() {
    Map<Step, List<String>> overridden = from(Rule::prompts, Map.of());
    return given("prompts", "give at least two lines that the agent can say")
        .map(field -> PromptsReader.read(field, overridden, isWhole()))
        .orElse(overridden);
  }

  private String text(TextField field, Function<Rule, String> overridden, String fix) {
    Optional<Field> given = given(field.name(), fix);
    if (given.isEmpty()) {
      return from(overridden, "");
    }
    String value = field.parse(given.get()).orElse("");
    if (value.contains(Rule.WORDS_SLOT)) {
      given
          .get()
          .fault(
              "has the slot " + Rule.WORDS_SLOT,
              "only prompts are filled with the customer's words");
    }
    return value;
  }

  private Optional<Category> category() {
    Optional<Field> kindField = given("kind", KIND.expected());
    Optional<Field> nameField = given("category", "say which of its kind");
    Optional<String> kind =
        kindField.isPresent() ? KIND.read(in) : base.map(rule -> rule.category().kind().wireName());
    Optional<String> name =
        nameField.isPresent()
            ? nameField.get().scalar("a category")
            : base.map(rule -> rule.category().wireName());
    if (kind.isEmpty() || name.isEmpty()) {
      // Without a kind it cannot be said which names would be right.
      return Optional.empty();
    }
    Optional<Category> category = Category.of(kind.get(), name.get());
    if (category.isEmpty()) {
      nameField
          .or(() -> kindField)
          .orElseThrow()
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
}
