package io.attune.engine;

/**
 * Names the unseen twin of a call, on which a candidate playbook runs. It is kept beside the call
 * under a key of its own, that no call can have.
 */
public final class Twins {
  private static final String SUFFIX = "\0shadow";

  private Twins() {}

  /** The key of a call's twin. */
  public static String keyOf(String callId) {
    return callId + SUFFIX;
  }

  /** Whether a key is a twin's. */
  public static boolean isTwin(String key) {
    return key.endsWith(SUFFIX);
  }

  /** The call that a key stands for, a twin's or its own. */
  public static String callIdOf(String key) {
    return isTwin(key) ? key.substring(0, key.length() - SUFFIX.length()) : key;
  }
}
