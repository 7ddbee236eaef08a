package io.attune.wire;

import java.util.List;
import java.util.function.Supplier;

/**
 * What stands on an outbound topic, as far as somebody who passes it on has to understand it, and
 * the whole of it as {@link TopicJson} has it.
 */
public sealed interface News {
  /** The call it is about. */
  String callId();

  /** Whose call it is; empty in a deployment for one. */
  String tenant();

  /** A JSON object, as UTF-8, made when it is first asked for. Safe for threads. */
  final class Lazy {
    private final Supplier<byte[]> maker;
    private byte[] made;

    /** Made by this when it is asked for. */
    public Lazy(Supplier<byte[]> maker) {
      this.maker = maker;
    }

    /** Never to be changed. */
    public synchronized byte[] bytes() {
      if (made == null) {
        made = maker.get();
      }
      return made;
    }
  }

  /**
   * A cue in one of its states.
   *
   * @param agentId whose screen it is for, null when the call never named its agent
   * @param kind lower case with hyphens, such as {@code tension}
   * @param category likewise, such as {@code churn-threat}
   * @param closed whether it is to be taken away
   * @param late whether it is not to be shown to an agent
   * @param raisedAt record time at which it was first raised, epoch ms
   * @param expiresAt record time in epoch ms from which it must not be shown, {@link
   *     Long#MAX_VALUE} when it stays
   * @param content the same for two records that differ in nothing but the wall clock's readings
   * @param traceparent the trace that its record belongs to, as W3C writes it; null if none
   */
  record Cue(
      String callId,
      String tenant,
      String agentId,
      String cueId,
      String kind,
      String category,
      boolean closed,
      boolean late,
      long raisedAt,
      long expiresAt,
      int content,
      String traceparent,
      Lazy json)
      implements News {}

  /**
   * A live call as it is now.
   *
   * @param agentId null when unknown
   * @param team null when there is none
   * @param queue null when there is none
   * @param signalLost whether its producer has stopped publishing
   * @param startedAt epoch ms, null when its start was not heard
   * @param updatedAt record time up to which it is true, epoch ms
   * @param tension 0 to 1
   * @param open the episodes that are going on, oldest first
   */
  record View(
      String callId,
      String tenant,
      String agentId,
      String team,
      String queue,
      boolean signalLost,
      Long startedAt,
      long updatedAt,
      double tension,
      List<OpenEpisode> open,
      Lazy json)
      implements News {}

  /**
   * An episode of a {@link View}.
   *
   * @param kind lower case with hyphens, such as {@code objection}
   * @param category likewise, such as {@code price}
   * @param startMs media time of its onset, ms from call start
   * @param intensity 0 to 1
   * @param acknowledged whether the agent has acknowledged it
   */
  record OpenEpisode(
      String kind, String category, long startMs, double intensity, boolean acknowledged) {}

  /**
   * A turn that was said and scored.
   *
   * @param endMs media time, ms from call start
   * @param sentiment -1 to 1, null for anybody's but the customer's
   * @param tension the call's after it, 0 to 1
   * @param value as on the topic: of all the news the turns are kept the longest, and so they stay
   *     as small as they are there; {@link NewsReader#json} has them as JSON
   */
  record Turn(
      String callId, String tenant, long endMs, Double sentiment, double tension, byte[] value)
      implements News {}

  /**
   * A call that is over.
   *
   * @param agentId the last one, null when unknown
   * @param team null when there is none
   * @param queue null when there is none
   * @param startedAt epoch ms
   * @param endedAt epoch ms
   * @param json without the lists that only a page about this call needs
   */
  record Finished(
      String callId,
      String tenant,
      String agentId,
      String team,
      String queue,
      long startedAt,
      long endedAt,
      Lazy json)
      implements News {}
}
