package io.attune.wire;

import io.attune.schemas.CallSummary;
import io.attune.schemas.CallView;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.TurnScored;
import io.attune.sealing.KeyRing;

/**
 * Values of the outbound topics as JSON objects, for those who show or store what the engine wrote:
 * the same shape as {@link EffectJson} gives. Safe for threads.
 */
public final class TopicJson {
  private final KeyRing keys;
  private final RecordCodec<CoachingCue> cues;
  private final RecordCodec<TurnScored> turns;
  private final RecordCodec<CallView> views;
  private final RecordCodec<CallSummary> summaries;

  /** Without a registry. */
  public TopicJson() {
    this(WireFormat.SINGLE_OBJECT);
  }

  /** With sealed words as they cannot be read. */
  public TopicJson(WireFormat format) {
    this(format, KeyRing.NONE);
  }

  /**
   * @param keys open what is sealed
   */
  public TopicJson(WireFormat format, KeyRing keys) {
    this.keys = keys;
    cues = format.codec(TopicValue.COACHING_CUES);
    turns = format.codec(TopicValue.CALL_TURNS);
    views = format.codec(TopicValue.CALL_VIEWS);
    summaries = format.codec(TopicValue.CALL_SUMMARIES);
  }

  /** A value of {@code coaching-cues}. */
  public byte[] cue(byte[] value) throws Undecodable {
    return RecordJson.of("cue", null, SaidFields.opened(cues.decode(value), keys));
  }

  /** A value of {@code call-turns}. */
  public byte[] turn(byte[] value) throws Undecodable {
    return RecordJson.of("turn", null, SaidFields.opened(turns.decode(value), keys));
  }

  /** A value of {@code call-views}. */
  public byte[] view(byte[] value) throws Undecodable {
    return RecordJson.of("view", null, SaidFields.opened(views.decode(value), keys));
  }

  /** A value of {@code call-summaries}. */
  public byte[] summary(byte[] value) throws Undecodable {
    return RecordJson.of("summary", null, SaidFields.opened(summaries.decode(value), keys));
  }
}
