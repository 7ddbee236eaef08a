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

  /** Whether it is a concern of the customer's, which has a ladder. */
  public boolean isConcern() {
    return this == TENSION || this == OBJECTION;
  }

  /** Whether it is a moment: something that one turn shows, and that is soon met or gone. */
  public boolean isMoment() {
    return !isConcern() && this != SILENCE;
  }

  /** The name on the wire, in playbooks and in metrics: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
