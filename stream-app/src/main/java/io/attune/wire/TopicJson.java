package io.attune.wire;

import io.attune.schemas.CallSummary;
import io.attune.schemas.CallView;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.TurnScored;
import org.apache.avro.specific.SpecificRecord;

/**
 * Values of the outbound topics as JSON objects, for those who show or store what the engine wrote:
 * the same shape as {@link EffectJson} gives. Safe for threads.
 */
public final class TopicJson {
  private final RecordCodec<CoachingCue> cues;
  private final RecordCodec<TurnScored> turns;
  private final RecordCodec<CallView> views;
  private final RecordCodec<CallSummary> summaries;

  /** Without a registry. */
  public TopicJson() {
    this(WireFormat.SINGLE_OBJECT);
  }

  public TopicJson(WireFormat format) {
    cues = format.codec(TopicValue.COACHING_CUES);
    turns = format.codec(TopicValue.CALL_TURNS);
    views = format.codec(TopicValue.CALL_VIEWS);
    summaries = format.codec(TopicValue.CALL_SUMMARIES);
  }

  /** A value of {@code coaching-cues}. */
  public byte[] cue(byte[] value) throws Undecodable {
    return json("cue", cues, value);
  }

  /** A value of {@code call-turns}. */
  public byte[] turn(byte[] value) throws Undecodable {
    return json("turn", turns, value);
  }

  /** A value of {@code call-views}. */
  public byte[] view(byte[] value) throws Undecodable {
    return json("view", views, value);
  }

  /** A value of {@code call-summaries}. */
  public byte[] summary(byte[] value) throws Undecodable {
    return json("summary", summaries, value);
  }

  private static <T extends SpecificRecord> byte[] json(
      String type, RecordCodec<T> values, byte[] value) throws Undecodable {
    return RecordJson.of(type, null, values.decode(value));
  }
}
