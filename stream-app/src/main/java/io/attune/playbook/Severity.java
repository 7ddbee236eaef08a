package io.attune.playbook;

import java.util.Locale;

/**
 * How much a cue matters. Only {@link #URGENT} may exceed the budget and interrupt a visible cue.
 */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  URGENT;

  /** The name on the wire and in playbooks: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
