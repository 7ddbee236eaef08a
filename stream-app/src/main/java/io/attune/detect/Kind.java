package io.attune.detect;

import java.util.Locale;

/** The families of the cue vocabulary. */
public enum Kind {
  TENSION,
  SILENCE,
  OBJECTION,
  EMPATHY,
  DELIVERY,
  OPPORTUNITY,
  /** What was known before the first word. */
  CONTEXT;

  /** The name on the wire, in playbooks and in metrics: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
