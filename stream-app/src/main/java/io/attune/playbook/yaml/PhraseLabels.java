package io.attune.playbook.yaml;

import io.attune.detect.Category;
import io.attune.detect.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The labels that something listens for, as {@code family.name} or a single word. A label beyond
 * them would be found and mean nothing, which is hardly what its writer wants.
 */
final class PhraseLabels {

  /** By family; a family without names is a label by itself. */
  static final Map<String, List<String>> FAMILIES = families();

  private static final List<String> ALL = all();

  private PhraseLabels() {}

  static boolean isKnown(String label) {
    return ALL.contains(label);
  }

  /** What to write instead of a label that is not known. */
  static String fix(String label) {
    List<String> names = FAMILIES.get(family(label));
    String known =
        names == null
            ? "known families: " + String.join(", ", FAMILIES.keySet())
            : "known: " + String.join(", ", labels(family(label), names));
    return NearestName.of(label, ALL)
        .map(nearest -> "did you mean \"" + nearest + "\"? (" + known + ")")
        .orElse(known);
  }

  private static String family(String label) {
    int dot = label.indexOf('.');
    return dot < 0 ? label : label.substring(0, dot);
  }

  private static Map<String, List<String>> families() {
    Map<String, List<String>> families = new LinkedHashMap<>();
    families.put(
        "tension",
        List.of(
            "upset", "escalation-request", "repeated-request", "churn-threat", "abuse", "release"));
    // A deadlock is counted, never said.
    families.put(
        "objection",
        categories(Kind.OBJECTION)
            .filter(c -> c != Category.OBJECTION_DEADLOCK)
            .map(Category::wireName)
            .toList());
    families.put(
        "opportunity",
        Stream.concat(
                categories(Kind.OPPORTUNITY).map(Category::wireName),
                Stream.of("motivation-emotional", "motivation-social"))
            .toList());
    families.put(
        "stance", List.of("confident", "guarded", "excited", "upset", "defeated", "confused"));
    families.put("commitment", List.of("yes"));
    families.put("pushback", List.of("refusal"));
    families.put("hedge", List.of());
    families.put(
        "move",
        List.of(
            "acknowledge",
            "validate",
            "reframe",
            "check",
            "open-question",
            "sympathy",
            "apology",
            "concession",
            "next-step",
            "small-talk"));
    families.put("agent", List.of("price", "offer", "feature", "bear-with-me", "stock-empathy"));
    return families;
  }

  private static Stream<Category> categories(Kind kind) {
    return Stream.of(Category.values()).filter(category -> category.kind() == kind);
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>();
    FAMILIES.forEach((family, names) -> all.addAll(labels(family, names)));
    return List.copyOf(all);
  }

  /** The labels of a family, in full. */
  static List<String> labels(String family, List<String> names) {
    return names.isEmpty() ? List.of(family) : names.stream().map(n -> family + "." + n).toList();
  }
}
