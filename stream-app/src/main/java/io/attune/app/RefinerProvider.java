package io.attune.app;

import io.attune.language.TextRefiner;
import java.util.Optional;

/**
 * A slower language tier that a module brings. Has a public constructor without arguments and is
 * named in {@code META-INF/services/io.attune.app.RefinerProvider} of its module, so that a
 * deployment without that module stays small.
 */
public interface RefinerProvider {
  /** What it lacks to work, in words for an operator; empty if nothing. Loads nothing big. */
  Optional<String> missing();

  /**
   * Loads the model.
   *
   * @throws RuntimeException if it cannot be used on this machine
   */
  TextRefiner open();
}
