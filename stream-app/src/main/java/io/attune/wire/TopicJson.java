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
  private final SingleObject<CoachingCue> cues = new SingleObject<>(CoachingCue.class);
  private final SingleObject<TurnScored> turns = new SingleObject<>(TurnScored.class);
  private final SingleObject<CallView> views = new SingleObject<>(CallView.class);
  private final SingleObject<CallSummary> summaries = new SingleObject<>(CallSummary.class);

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
      String type, SingleObject<T> values, byte[] value) throws Undecodable {
    return RecordJson.of(type, null, values.decode(value));
  }
}
