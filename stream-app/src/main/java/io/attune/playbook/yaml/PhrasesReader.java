package io.attune.playbook.yaml;

import io.attune.call.Speaker;
import io.attune.language.PatternFault;
import io.attune.language.PhrasePattern;
import io.attune.language.PhraseSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code phrases}: by label, who says it, in which words, and in which words it is not meant.
 */
final class PhrasesReader {

  /**
   * Longest pattern, in characters. Speech has no such phrases, and parsing may cost their square.
   */
  static final int PATTERN_CHARS = 300;

  /**
   * Most plain word sequences that all patterns may stand for together; it bounds time and memory.
   */
  static final int VARIANTS = 20_000;

  private static final List<String> FIELDS = List.of("speaker", "say", "not");

  private static final ChoiceField SPEAKER =
      new ChoiceField("speaker", List.of("customer", "agent", "anyone"));

  private static final Map<String, Set<Speaker>> SPEAKERS =
      Map.of(
          "customer", EnumSet.of(Speaker.CUSTOMER),
          "agent", EnumSet.of(Speaker.AGENT),
          "anyone", EnumSet.allOf(Speaker.class));

  private int variants;

  private PhrasesReader() {}

  static List<PhraseSet> read(Field field) {
    Section labels = Section.open(field, "a mapping of labels");
    PhrasesReader reader = new PhrasesReader();
    List<PhraseSet> sets = new ArrayList<>();
    for (String label : labels.names()) {
      if (!PhraseLabels.isKnown(label)) {
        labels.faultOfName(label, "is a label that nothing listens for", PhraseLabels.fix(label));
      }
      labels
          .required(label, "give it say: [...]")
          .map(set -> reader.set(label, set))
          .ifPresent(sets::add);
    }
    return sets;
  }

  private PhraseSet set(String label, Field field) {
    Section in = Section.of(field, FIELDS);
    Set<Speaker> speakers = SPEAKERS.get(SPEAKER.read(in).orElse("anyone"));
    List<String> say =
        in.required("say", "list the phrases that mean it").map(this::patterns).orElse(List.of());
    List<String> not = in.field("not").map(this::patterns).orElse(List.of());
    return new PhraseSet(label, speakers, say, not);
  }

  private List<String> patterns(Field list) {
    List<Field> items = list.items("a list of phrases");
    if (list.isList() && items.isEmpty()) {
      list.fault("is empty", "list at least one phrase");
    }
    List<String> patterns = new ArrayList<>();
    for (Field item : items) {
      pattern(item).ifPresent(patterns::add);
    }
    return patterns;
  }

  private Optional<String> pattern(Field item) {
    Optional<String> text = item.scalar(Field.TEXT);
    // What is beyond the bound was noted once, and is not parsed.
    return variants > VARIANTS ? Optional.empty() : text.filter(pattern -> isSound(pattern, item));
  }

  private boolean isSound(String pattern, Field item) {
    if (pattern.length() > PATTERN_CHARS) {
      item.fault(
          "has " + pattern.length() + " characters",
          "at most " + PATTERN_CHARS + " are allowed: split it into several phrases");
      return false;
    }
    try {
      variants += PhrasePattern.parse(pattern).variants();
    } catch (PatternFault e) {
      item.fault("cannot be read at character " + (e.position() + 1) + ": " + e.problem(), e.fix());
      return false;
    }
    if (variants > VARIANTS) {
      item.fault(
          "brings what the phrases stand for to more than " + VARIANTS + " word sequences",
          "use fewer alternatives (a|b) in one phrase");
    }
    return true;
  }
}
