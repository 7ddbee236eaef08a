package io.attune.app.grants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/security.md}, whose examples are run. */
final class SecurityDocument {
  static final Path FILE = Path.of("..", "docs", "security.md");

  private SecurityDocument() {}

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings of this name: the block that begins with {@code ```properties NAME}. */
  static String settings(String name) {
    Matcher block =
        Pattern.compile("```properties " + name + "\n(.*?)```", Pattern.DOTALL).matcher(text());
    if (!block.find()) {
      throw new AssertionError("no settings " + name + " in " + FILE);
    }
    return block.group(1);
  }
}
