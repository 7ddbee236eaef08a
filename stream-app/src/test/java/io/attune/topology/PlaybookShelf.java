package io.attune.topology;

import io.attune.call.Scope;
import io.attune.engine.CallEngine;
import io.attune.engine.Shelf;
import io.attune.playbook.PlaybookRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A fixed set of playbooks, each with an engine that runs it. Immutable, shared by all tasks. */
public final class PlaybookShelf implements Shelf {
  private final List<CallEngine> standards;
  private final Map<PlaybookRef, CallEngine> engines;

  /**
   * @param engines for one playbook version each; new calls run on the one for their language, or
   *     else on the first, until another is activated
   */
  public PlaybookShelf(List<CallEngine> engines) {
    this.standards = List.copyOf(engines);
    this.engines =
        engines.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    engine -> engine.playbook().ref(),
                    Function.identity(),
                    (first, second) -> first));
  }

  @Override
  public CallEngine standard(String language) {
    CallEngine chosen = standards.get(0);
    int narrowest = covered(chosen, language);
    for (CallEngine engine : standards) {
      if (covered(engine, language) > narrowest) {
        chosen = engine;
        narrowest = covered(engine, language);
      }
    }
    return chosen;
  }

  private static int covered(CallEngine engine, String language) {
    String locale = engine.playbook().locale();
    return Scope.covers(locale, language) ? locale.length() : 0;
  }

  @Override
  public Optional<CallEngine> find(PlaybookRef ref) {
    return Optional.ofNullable(engines.get(ref));
  }
}
