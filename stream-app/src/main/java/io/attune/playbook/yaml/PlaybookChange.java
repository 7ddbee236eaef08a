package io.attune.playbook.yaml;

import java.util.List;

/** One thing in which two playbooks differ. */
public sealed interface PlaybookChange {

  /** The field, for example {@code thresholds.silence.dead-air}. */
  String path();

  /**
   * A field with another value.
   *
   * @param from the old value as a playbook writes it
   * @param to the new one
   */
  record Value(String path, String from, String to) implements PlaybookChange {}

  /**
   * A list with other texts in it; their order does not matter.
   *
   * @param added what the old one lacks
   * @param removed what the new one lacks
   */
  record Items(String path, List<String> added, List<String> removed) implements PlaybookChange {}
}
