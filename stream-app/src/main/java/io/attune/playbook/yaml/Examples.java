package io.attune.playbook.yaml;

import java.util.List;
import java.util.Optional;

/**
 * The sentences that a rule is tried on.
 *
 * @param means those that must be heard; empty when not given, which a list without any is not
 * @param doesNotMean those that must not
 */
record Examples(Optional<List<Example>> means, Optional<List<Example>> doesNotMean) {

  static final Examples NONE = new Examples(Optional.empty(), Optional.empty());

  /** These, and the inherited ones where none are given. */
  Examples orElse(Examples inherited) {
    return new Examples(means.or(inherited::means), doesNotMean.or(inherited::doesNotMean));
  }
}
