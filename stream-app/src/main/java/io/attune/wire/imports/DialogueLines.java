package io.attune.wire.imports;

import io.attune.call.InvalidEvent;

/** Puts the lines of one shape of dialogue together to calls. */
interface DialogueLines {
  /**
   * The most moments of one call: far more than a day of talk, and all of them are held at once.
   */
  int MOST = 50_000;

  /**
   * Takes the next line.
   *
   * @throws InvalidEvent if it is left out
   */
  void take(JsonLine line);

  /** There are no more lines. */
  void finish();
}
