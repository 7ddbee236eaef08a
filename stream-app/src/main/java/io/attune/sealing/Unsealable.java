package io.attune.sealing;

/** Something sealed cannot be opened. The message never repeats it. */
public final class Unsealable extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message for people: what is wrong
   */
  Unsealable(String message) {
    super(message, null, false, false);
  }
}
