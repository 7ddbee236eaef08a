package io.attune.wire;

import io.attune.engine.Effect;
import io.attune.schemas.TrustedContracts;
import java.util.Optional;

/**
 * What a step brings about, as one JSON object each: {@code cue}, {@code turn}, {@code episode},
 * {@code view}, {@code summary} and {@code erased}, with the fields that the same effect has on its
 * topic.
 */
public final class EffectJson {
  static {
    // Without a codec in the way, nothing else has vouched for the classes yet.
    TrustedContracts.install();
  }

  private EffectJson() {}

  /**
   * The object as UTF-8, without a newline; empty for what is only counted. No wall clock is told
   * of, so the same effects always give the same bytes.
   */
  public static Optional<byte[]> of(Effect effect) {
    if (effect instanceof Effect.CueChanged cue) {
      return Optional.of(RecordJson.of("cue", null, CueRecord.of(cue, null)));
    } else if (effect instanceof Effect.TurnSettled turn) {
      return Optional.of(RecordJson.of("turn", null, TurnRecord.of(turn)));
    } else if (effect instanceof Effect.EpisodeFinished finished) {
      return Optional.of(
          RecordJson.of(
              "episode", finished.facts().callId(), EpisodeRecord.of(finished.episode())));
    } else if (effect instanceof Effect.ViewChanged view) {
      return Optional.of(RecordJson.of("view", null, ViewRecord.of(view)));
    } else if (effect instanceof Effect.CallSummarised summary) {
      return Optional.of(RecordJson.of("summary", null, SummaryRecord.of(summary)));
    } else if (effect instanceof Effect.CallErased erased) {
      return Optional.of(RecordJson.of("erased", null, ErasureRecord.of(erased)));
    }
    return Optional.empty();
  }
}
