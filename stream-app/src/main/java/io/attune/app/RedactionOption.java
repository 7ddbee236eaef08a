package io.attune.app;

import io.attune.redaction.Redaction;
import picocli.CommandLine.Option;

/** What is taken out of recorded calls before they are listened to. */
final class RedactionOption {
  @Option(
      names = "--redaction",
      paramLabel = "KINDS",
      defaultValue = "${env:ATTUNE_REDACTION:-on}",
      description =
          "What is taken out of what was said, as the setting of that name does live (default: ATTUNE_REDACTION, else on).")
  private String kinds;

  /**
   * As it was asked for.
   *
   * @throws Failure if there is no such kind
   */
  Redaction redaction() {
    try {
      return Redaction.named(kinds);
    } catch (IllegalArgumentException e) {
      throw Failure.badInput("--redaction is \"" + kinds + "\", expected " + Redaction.NAMES);
    }
  }
}
