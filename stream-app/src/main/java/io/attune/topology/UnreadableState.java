package io.attune.topology;

import io.attune.wire.Undecodable;

/**
 * A stored row cannot be read. Going on without it would silently coach a call that is not
 * understood any more, so the processor stops; the message says what is wrong, never what was said.
 */
final class UnreadableState extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableState(Undecodable cause) {
    this(
        "The stores hold a row that this build cannot read ("
            + cause.getMessage()
            + "). If a newer version has run with this application id, start that version again.");
  }

  private UnreadableState(String message) {
    super(message);
  }

  /**
   * The words of running calls are sealed.
   *
   * @param why they cannot be opened
   */
  static UnreadableState sealed(String why) {
    return new UnreadableState(
        "The stores hold calls whose words are sealed, and they cannot be opened ("
            + why
            + "). Set text-key-file to the file that this application id has run with.");
  }
}
