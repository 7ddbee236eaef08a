package io.attune.wire;

import io.attune.coach.CueText;
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
import io.attune.sealing.CallSeal;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

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

  /** A value of {@code coaching-cues}, with its words as they are. */
  public byte[] cue(CueChanged effect, Latency latency) {
    return cue(effect, latency, null);
  }

  /**
   * A value of {@code coaching-cues}.
   *
   * @param latency when it was received and decided by the wall clock, null where no clock ran
   * @param seal seals its words; null if they stay as they are
   */
  public byte[] cue(CueChanged effect, Latency latency, CallSeal seal) {
    return cues.encode(told(effect, latency, seal));
  }

  /** The same for {@code coaching-cues-shadow}. */
  public byte[] unseenCue(CueChanged effect, Latency latency, CallSeal seal) {
    return unseenCues.encode(told(effect, latency, seal));
  }

  private CoachingCue told(CueChanged effect, Latency latency, CallSeal seal) {
    CoachingCue cue = CueRecord.of(effect, latency);
    guard(
        cue,
        seal,
        told -> WordsLeftOut.from(told, effect.cue()),
        (told, seals) -> {
          // Lines of the playbook that quote nobody are no secret, and help who has no key.
          List<String> open = CueText.promptsWithoutQuotes(effect.cue());
          SaidFields.replace(
              told, (field, text) -> open.contains(text) ? text : seals.apply(field, text));
        });
    return cue;
  }

  /** A value of {@code call-turns}, with its words as they are. */
  public byte[] turn(TurnSettled effect) {
    return turn(effect, null);
  }

  /**
   * A value of {@code call-turns}.
   *
   * @param seal seals its words; null if they stay as they are
   */
  public byte[] turn(TurnSettled effect, CallSeal seal) {
    TurnScored turn = TurnRecord.of(effect);
    guard(turn, seal, WordsLeftOut::from, SaidFields::replace);
    return turns.encode(turn);
  }

  /** A value of {@code call-views}, with its words as they are. */
  public byte[] view(ViewChanged effect) {
    return view(effect, null);
  }

  /**
   * A value of {@code call-views}.
   *
   * @param seal seals its words; null if they stay as they are
   */
  public byte[] view(ViewChanged effect, CallSeal seal) {
    CallView view = ViewRecord.of(effect);
    guard(view, seal, WordsLeftOut::from, SaidFields::replace);
    return views.encode(view);
  }

  /** A value of {@code call-summaries}, with its words as they are. */
  public byte[] summary(CallSummarised effect) {
    return summary(effect, null);
  }

  /**
   * A value of {@code call-summaries}.
   *
   * @param seal seals its words; null if they stay as they are
   */
  public byte[] summary(CallSummarised effect, CallSeal seal) {
    CallSummary summary = SummaryRecord.of(effect);
    guard(summary, seal, WordsLeftOut::from, SaidFields::replace);
    return summaries.encode(summary);
  }

  /** A value of {@code call-erasures}. */
  public byte[] erasure(CallErased effect) {
    return erasures.encode(ErasureRecord.of(effect));
  }

  /** Leaves out what was said if nobody is to read it; else seals it if there is a seal. */
  private <T> void guard(
      T told, CallSeal seal, Consumer<T> leaveOut, BiConsumer<T, BinaryOperator<String>> replace) {
    if (!words) {
      leaveOut.accept(told);
    } else if (seal != null) {
      replace.accept(told, seal::seal);
    }
  }
}
