package io.attune.detect;

import java.util.function.Consumer;

/**
 * Listens for one thing. Detectors have no state of their own: all they know is the conversation
 * before the turn.
 */
public interface Detector {
  /**
   * @param turn the turn just heard
   * @param before the conversation up to it, without it
   * @param found takes what the turn shows, each with its evidence
   */
  void detect(Turn turn, Conversation before, Consumer<Finding> found);
}
