package io.attune.wire;

import io.attune.engine.Effect.CallErased;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.TurnSettled;
import io.attune.engine.Effect.ViewChanged;
import io.attune.schemas.CallErasure;
import io.attune.schemas.CallSummary;
import io.attune.schemas.CallView;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.TurnScored;

/**
 * What a step brings about, as values of the outbound topics. An episode has no topic of its own:
 * it goes out with the summary. Safe for threads.
 */
public final class EffectRecords {
  private final RecordCodec<CoachingCue> cues;
  private final RecordCodec<CoachingCue> unseenCues;
  private final RecordCodec<TurnScored> turns;
  private final RecordCodec<CallView> views;
  private final RecordCodec<CallSummary> summaries;
  private final RecordCodec<CallErasure> erasures;
  private final boolean words;

  /** Without a registry, with what was said. */
  public EffectRecords() {
    this(WireFormat.SINGLE_OBJECT, true);
  }

  /**
   * @param words whether they repeat what was said; if not, they only tell of it
   */
  public EffectRecords(WireFormat format, boolean words) {
    this.words = words;
    cues = format.codec(TopicValue.COACHING_CUES);
    unseenCues = format.codec(TopicValue.COACHING_CUES_SHADOW);
    turns = format.codec(TopicValue.CALL_TURNS);
    views = format.codec(TopicValue.CALL_VIEWS);
    summaries = format.codec(TopicValue.CALL_SUMMARIES);
    erasures = format.codec(TopicValue.CALL_ERASURES);
  }

  /**
   * A value of {@code coaching-cues}.
   *
   * @param latency when it was received and decided by the wall clock, null where no clock ran
   */
  public byte[] cue(CueChanged effect, Latency latency) {
    return cues.encode(told(effect, latency));
  }

  /** The same for {@code coaching-cues-shadow}. */
  public byte[] unseenCue(CueChanged effect, Latency latency) {
    return unseenCues.encode(told(effect, latency));
  }

  private CoachingCue told(CueChanged effect, Latency latency) {
    CoachingCue cue = CueRecord.of(effect, latency);
    return words ? cue : WordsLeftOut.from(cue, effect.cue());
  }

  /** A value of {@code call-turns}. */
  public byte[] turn(TurnSettled effect) {
    TurnScored turn = TurnRecord.of(effect);
    return turns.encode(words ? turn : WordsLeftOut.from(turn));
  }

  /** A value of {@code call-views}. */
  public byte[] view(ViewChanged effect) {
    CallView view = ViewRecord.of(effect);
    return views.encode(words ? view : WordsLeftOut.from(view));
  }

  /** A value of {@code call-summaries}. */
  public byte[] summary(CallSummarised effect) {
    CallSummary summary = SummaryRecord.of(effect);
    return summaries.encode(words ? summary : WordsLeftOut.from(summary));
  }

  /** A value of {@code call-erasures}. */
  public byte[] erasure(CallErased effect) {
    return erasures.encode(ErasureRecord.of(effect));
  }
}
