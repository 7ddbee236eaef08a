package io.attune.playbook.yaml;

import io.attune.language.PhraseSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What was read of {@code phrases}.
 *
 * @param sets all that are listened for, inherited ones among them
 * @param given the labels that this playbook gives itself, with the place of each
 * @param faulty those of them in which something is wrong
 */
record PhrasesRead(List<PhraseSet> sets, Map<String, Field> given, Set<String> faulty) {

  /** No phrases of its own. */
  static PhrasesRead inherited(List<PhraseSet> sets) {
    return new PhrasesRead(sets, Map.of(), Set.of());
  }

  /** The place of the first of these labels that is given here. */
  Optional<Field> given(List<String> labels) {
    return labels.stream().map(given::get).filter(Objects::nonNull).findFirst();
  }
}
