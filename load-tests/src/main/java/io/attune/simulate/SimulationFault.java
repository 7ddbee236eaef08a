package io.attune.simulate;

/** Something that must never happen did. The message says what, on which call. */
final class SimulationFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SimulationFault(String message) {
    super(message);
  }

  SimulationFault(String message, Throwable cause) {
    super(message, cause);
  }
}
