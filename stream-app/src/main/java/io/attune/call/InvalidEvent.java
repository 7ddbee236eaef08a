package io.attune.call;

import java.util.function.Supplier;

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

  /** For messages that name what was there: they are put together only when they are told. */
  static void require(boolean condition, Supplier<String> message) {
    if (!condition) {
      throw new InvalidEvent(message.get());
    }
  }
}
