package io.attune.call;

/** Whose side of the call speaks. */
public enum Speaker {
  AGENT,
  CUSTOMER,
  /**
   * Neither side: an interpreter, a recorded announcement, or unknown. Heard as speech, never
   * judged.
   */
  OTHER;

  /** Whether a turn of {@code other} answers a turn of this side. */
  public boolean isAnsweredBy(Speaker other) {
    return other != this && other != OTHER && this != OTHER;
  }
}
