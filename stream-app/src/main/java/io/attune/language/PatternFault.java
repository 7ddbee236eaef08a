package io.attune.language;

/** A phrase pattern that cannot be compiled: where, why, and what to write instead. */
public final class PatternFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String pattern;
  private final int position;
  private final String problem;
  private final String fix;

  PatternFault(String pattern, int position, String problem, String fix) {
    super("pattern \"" + pattern + "\", position " + position + ": " + problem + ". " + fix);
    this.pattern = pattern;
    this.position = position;
    this.problem = problem;
    this.fix = fix;
  }

  /** The pattern as it was written. */
  public String pattern() {
    return pattern;
  }

  /** Index of the character, from 0, at which the fault shows. */
  public int position() {
    return position;
  }

  /** What is wrong, without a full stop. */
  public String problem() {
    return problem;
  }

  /** How to put it right, one sentence. */
  public String fix() {
    return fix;
  }
}
