package io.attune.wire;

import java.util.Locale;

/**
 * Bytes that cannot be taken for what they should be. Checked, because whoever reads a topic has to
 * set such a record aside and go on. The message says what is wrong and never repeats what was said
 * on a call; for the same reason there is no cause.
 */
public final class Undecodable extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the bytes. */
  public enum Reason {
    /** There are none. */
    EMPTY,
    /** They do not begin as Avro's single-object encoding does, or as a registry's records do. */
    NOT_AVRO,
    /** They were written with a schema that nobody knows, or are another record. */
    UNKNOWN_SCHEMA,
    /** They end too early, go on too long, or hold what their schema does not allow. */
    CORRUPT,
    /** They can be read, and what they say cannot be true. */
    IMPOSSIBLE,
    /** What they say is of a kind that this build does not know yet: to be skipped, no fault. */
    NEWER_KIND;

    /** The name in headers and metrics: lower case with hyphens. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Reason reason;

  /**
   * @param message for people; never what was said
   */
  public Undecodable(Reason reason, String message) {
    // Without a stack trace: a flood of bad records must not cost more than a flood of good ones.
    super(message, null, false, false);
    this.reason = reason;
  }

  /** What is wrong with the bytes. */
  public Reason reason() {
    return reason;
  }
}
