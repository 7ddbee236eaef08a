package io.attune.engine;

import io.attune.playbook.PlaybookRef;
import java.util.Optional;

/** The playbooks at hand, each with an engine that runs it. */
public interface Shelf {
  /**
   * What calls run on as long as nothing was activated for them.
   *
   * @param language BCP 47 tag of the call, null if unknown
   */
  CallEngine standard(String language);

  /** The engine for one version of a playbook; empty if that is not at hand. */
  Optional<CallEngine> find(PlaybookRef ref);

  /** A shelf with one playbook, for every call. */
  static Shelf of(CallEngine only) {
    return new Shelf() {
      @Override
      public CallEngine standard(String language) {
        return only;
      }

      @Override
      public Optional<CallEngine> find(PlaybookRef ref) {
        return Optional.of(only).filter(engine -> engine.playbook().ref().equals(ref));
      }
    };
  }
}
