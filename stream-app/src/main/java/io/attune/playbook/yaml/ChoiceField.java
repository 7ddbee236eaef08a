package io.attune.playbook.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A field that holds one of a few known words.
 *
 * @param name its name in the file
 * @param known the words
 */
record ChoiceField(String name, List<String> known) {

  /** What it takes, in words. */
  String expected() {
    return "one of: " + String.join(", ", known);
  }

  /** The word; nothing when it is not given, or not known, which is noted. */
  Optional<String> read(Section section) {
    return section.field(name).flatMap(this::parse);
  }

  private Optional<String> parse(Field field) {
    Optional<String> word = field.scalar(expected());
    if (word.isPresent() && !known.contains(word.get())) {
      field.fault(FaultCollector.quoted(word.get()) + " is not known", fix(word.get(), known));
      return Optional.empty();
    }
    return word;
  }

  /** What to write instead of a word: the nearest known one, and all of them. */
  static String fix(String word, Collection<String> known) {
    String all = "known: " + String.join(", ", known);
    return NearestName.of(word, known)
        .map(nearest -> "did you mean \"" + nearest + "\"? (" + all + ")")
        .orElse(all);
  }
}
