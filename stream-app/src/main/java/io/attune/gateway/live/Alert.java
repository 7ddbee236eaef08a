package io.attune.gateway.live;

import io.attune.wire.Acknowledgements.Acknowledgement;
import java.util.List;

/**
 * How much a call needs somebody, for its supervisor: one for each call, which changes with it.
 *
 * @param level how serious it is
 * @param score 0 to 1, to sort by
 * @param reasons the most serious first; empty without an alert
 * @param since epoch ms from which there has been one, 0 without
 * @param acknowledged who takes care of it, null if nobody does or it has become more serious
 */
record Alert(
    Level level, double score, List<Reason> reasons, long since, Acknowledgement acknowledged) {
  static final Alert NONE = new Alert(Level.NONE, 0, List.of(), 0, null);

  /** How serious it is. */
  enum Level {
    NONE,
    /** Worth an eye. */
    WATCH,
    /** The agent could do with help. */
    HELP,
    /** The customer, or the agent, should not wait. */
    URGENT
  }

  /**
   * What makes it up.
   *
   * @param kind as of a cue, or {@code signal}
   * @param category as of a cue, or {@code lost}
   * @param text in a few words
   */
  record Reason(String kind, String category, String text, double weight) {}
}
