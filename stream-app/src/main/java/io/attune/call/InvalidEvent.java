package io.attune.call;

/**
 * A record that cannot be true: the message says which field, what it holds and what would be
 * right, and never quotes speech.
 */
public final class InvalidEvent extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidEvent(String message) {
    super(message);
  }

  static void require(boolean condition, String message) {
    if (!condition) {
      throw new InvalidEvent(message);
    }
  }
}
