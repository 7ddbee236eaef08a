package io.attune.wire;

/**
 * The schemas of the topics do not go with those of this build, or are not there. The message names
 * each subject, its version and the field, and what to do.
 */
public final class SchemasRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SchemasRefused(String message) {
    super(message);
  }
}
