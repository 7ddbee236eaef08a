package io.attune.app;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the stores are when nobody says. Not in a temporary folder: they must survive a restart.
 */
final class StateFolder {
  private StateFolder() {}

  /** {@code attune} in the user's folder for state, and in it one for each named instance. */
  static Path ofUser(Optional<String> instanceId) {
    String xdg = System.getenv("XDG_STATE_HOME");
    Path states =
        xdg != null && Path.of(xdg).isAbsolute()
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home"), ".local", "state");
    Path folder = states.resolve("attune").toAbsolutePath();
    return instanceId.map(folder::resolve).orElse(folder);
  }
}
