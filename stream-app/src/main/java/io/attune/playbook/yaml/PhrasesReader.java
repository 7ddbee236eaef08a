package io.attune.playbook.yaml;

import io.attune.call.Speaker;
import io.attune.language.PatternFault;
import io.attune.language.PhraseAutomaton;
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

  /** Longest pattern, in characters: parsing may cost their square. */
  static final int PATTERN_CHARS = 1_000;

  private static final List<String> FIELDS = List.of("speaker", "say", "not");

  private static final ChoiceField SPEAKER =
      new ChoiceField("speaker", List.of("customer", "agent", "anyone"));

  private static final Map<String, Set<Speaker>> SPEAKERS =
      Map.of(
          "customer", EnumSet.of(Speaker.CUSTOMER),
          "agent", EnumSet.of(Speaker.AGENT),
          "anyone", EnumSet.allOf(Speaker.class));

  private PhrasesReader() {}

  static List<PhraseSet> read(Field field) {
    int before = field.faults().count();
    Section labels = Section.open(field, "a mapping of labels");
    List<PhraseSet> sets = new ArrayList<>();
    for (String label : labels.names()) {
      if (!PhraseLabels.isKnown(label)) {
        labels.faultOfName(label, "is a label that nothing listens for", PhraseLabels.fix(label));
      }
      labels.required(label, "give it say: [...]").map(set -> set(label, set)).ifPresent(sets::add);
    }
    if (field.faults().count() == before) {
      checkTogether(sets, field);
    }
    return sets;
  }

  /** Each pattern is sound by itself; together they may still be too many for one automaton. */
  private static void checkTogether(List<PhraseSet> sets, Field field) {
    try {
      PhraseAutomaton.compile(sets);
    } catch (PatternFault e) {
      field.fault(FaultCollector.quoted(e.pattern()) + ": " + e.problem(), e.fix());
    }
  }

  private static PhraseSet set(String label, Field field) {
    Section in = Section.of(field, FIELDS);
    Set<Speaker> speakers = SPEAKERS.get(SPEAKER.read(in).orElse("anyone"));
    List<String> say =
        in.required("say", "list the phrases that mean it")
            .map(PhrasesReader::patterns)
            .orElse(List.of());
    List<String> not = in.field("not").map(PhrasesReader::patterns).orElse(List.of());
    return new PhraseSet(label, speakers, say, not);
  }

  private static List<String> patterns(Field list) {
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

  private static Optional<String> pattern(Field item) {
    Optional<String> text = item.scalar(Field.TEXT);
    // Where no more faults are listed, looking for them is only work.
    return item.faults().isFull() ? text : text.filter(pattern -> isSound(pattern, item));
  }

  private static boolean isSound(String pattern, Field item) {
    if (item.isCutByComment()) {
      item.fault(
          "ends where a comment begins",
          "put the phrase in quotes if # belongs to it, and a remark on a line of its own");
      return false;
    }
    if (pattern.length() > PATTERN_CHARS) {
      item.fault(
          "has " + pattern.length() + " characters",
          "at most " + PATTERN_CHARS + " are allowed: split it into several phrases");
      return false;
    }
    try {
      PhrasePattern.parse(pattern);
      return true;
    } catch (PatternFault e) {
      item.fault("cannot be read at character " + (e.position() + 1) + ": " + e.problem(), e.fix());
      return false;
    }
  }
}
