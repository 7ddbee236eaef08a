package io.attune.playbook.yaml;

import io.attune.call.Speaker;
import io.attune.language.PatternFault;
import io.attune.language.PhrasePattern;
import io.attune.language.PhraseSet;
import io.attune.language.SpokenLanguage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code phrases}: by label, who says it, in which words, and in which words it is not meant.
 * Where phrases are inherited, {@code say} replaces those of its label and {@code add} and {@code
 * not} extend them.
 */
final class PhrasesReader {

  /** Longest pattern, in characters: parsing may cost their square. */
  static final int PATTERN_CHARS = 1_000;

  static final List<String> FIELDS = List.of("speaker", "say", "add", "not");

  private static final ChoiceField SPEAKER =
      new ChoiceField("speaker", List.of("customer", "agent", "anyone"));

  private static final Map<String, Set<Speaker>> SPEAKERS =
      Map.of(
          "customer", EnumSet.of(Speaker.CUSTOMER),
          "agent", EnumSet.of(Speaker.AGENT),
          "anyone", EnumSet.allOf(Speaker.class));

  private final Inherited inherited;
  private final SpokenLanguage language;

  private PhrasesReader(Inherited inherited, SpokenLanguage language) {
    this.inherited = inherited;
    this.language = language;
  }

  /** The phrases given here over the inherited ones. */
  static PhrasesRead read(Field field, Inherited inherited, SpokenLanguage language) {
    PhrasesReader reader = new PhrasesReader(inherited, language);
    Section labels = Section.open(field, "a mapping of labels");
    Map<String, PhraseSet> sets = new LinkedHashMap<>();
    inherited.playbook().phrases().forEach(set -> sets.put(set.label(), set));
    Map<String, Field> given = new LinkedHashMap<>();
    Set<String> faulty = new HashSet<>();
    for (String label : labels.names()) {
      int before = field.faults().count();
      if (!PhraseLabels.isKnown(label)) {
        labels.faultOfName(label, "is a label that nothing listens for", PhraseLabels.fix(label));
      }
      labels
          .required(label, "give it say: [...]")
          .ifPresent(
              at -> {
                given.put(label, at);
                sets.put(label, reader.set(label, at));
              });
      if (field.faults().count() > before) {
        faulty.add(label);
      }
    }
    return new PhrasesRead(List.copyOf(sets.values()), given, faulty);
  }

  private PhraseSet set(String label, Field field) {
    Section in = Section.of(field, FIELDS);
    Optional<PhraseSet> base = inherited.phrases(label);
    Optional<Field> say = in.field("say");
    Optional<Field> add = in.field("add");
    if (say.isPresent() && add.isPresent()) {
      add.get()
          .fault("stands beside say", "say replaces what is inherited, add extends it: keep one");
    } else if (add.isPresent() && base.isEmpty() && inherited.isKnown()) {
      add.get().fault("has nothing to add to, no phrases are inherited here", "rename it to say");
    } else if (add.isEmpty() && base.isEmpty() && inherited.isKnown()) {
      in.required("say", "list the phrases that mean it");
    }
    Set<Speaker> speakers =
        SPEAKER
            .read(in)
            .map(SPEAKERS::get)
            .or(() -> base.map(PhraseSet::speakers))
            .orElse(Set.of());
    List<String> not = in.field("not").map(this::patterns).orElse(List.of());
    List<String> added = add.map(this::patterns).orElse(List.of());
    return say.map(this::patterns)
        .map(own -> new PhraseSet(label, speakers, own, not))
        .orElseGet(
            () ->
                new PhraseSet(
                    label,
                    speakers,
                    joined(base.map(PhraseSet::say), added),
                    joined(base.map(PhraseSet::not), not)));
  }

  private static List<String> joined(Optional<List<String>> inherited, List<String> more) {
    return Stream.concat(inherited.stream().flatMap(List::stream), more.stream()).toList();
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
    // Where no more faults are listed, looking for them is only work.
    return item.faults().isFull() ? text : text.filter(pattern -> isSound(pattern, item));
  }

  private boolean isSound(String pattern, Field item) {
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
      PhrasePattern.parse(pattern, language);
      return true;
    } catch (PatternFault e) {
      item.fault("cannot be read at character " + (e.position() + 1) + ": " + e.problem(), e.fix());
      return false;
    }
  }
}
