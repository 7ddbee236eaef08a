package io.attune.detect;

import io.attune.call.Speaker;
import java.util.function.Consumer;

/** The agent holds most of the airtime of the last two minutes. */
final class TalkShare implements Detector {

  /** Speech of both sides that must have been heard for a share to mean something. */
  private static final long HEARD_MS = 60_000;

  /** How far into the call, in milliseconds: openings are the agent's. */
  private static final long WARM_UP_MS = 90_000;

  private final double share;

  /**
   * @param share of the agent, 0 to 1
   */
  TalkShare(double share) {
    this.share = share;
  }

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    if (!turn.isBy(Speaker.AGENT) || before.context().isChat() || turn.endMs() < WARM_UP_MS) {
      return;
    }
    long agentMs = turn.heard().durationMs() + before.recent().talkMs(Speaker.AGENT);
    long allMs = agentMs + before.recent().talkMs(Speaker.CUSTOMER);
    double observed = (double) agentMs / Math.max(1, allMs);
    if (allMs >= HEARD_MS && observed > share) {
      found.accept(
          new Finding(
              Category.DELIVERY_TALK_SHARE,
              "talk-share",
              0.6,
              Evidence.ofMeasure(turn, "talk-share", observed, share)));
    }
  }
}
