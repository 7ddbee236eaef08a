package io.attune.debrief;

import io.attune.engine.Effect;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Makes a debrief of every call from what the engine brings about. A call is kept from its first
 * turn to its summary and no longer. Not safe for threads.
 */
public final class Debriefer implements BiConsumer<String, Effect> {
  private final Map<String, CallRecord> calls = new HashMap<>();
  private final Consumer<Debrief> finished;

  /**
   * @param finished takes each debrief when its call is summed up
   */
  public Debriefer(Consumer<Debrief> finished) {
    this.finished = finished;
  }

  @Override
  public void accept(String callId, Effect effect) {
    if (effect instanceof Effect.TurnSettled settled) {
      call(callId).transcript.add(settled.scored());
    } else if (effect instanceof Effect.EpisodeFinished episode) {
      call(callId).finished(episode.episode());
    } else if (effect instanceof Effect.CueChanged changed) {
      // In an experiment some cues are decided and never shown; nobody can have missed those.
      if (changed.facts().terms().assignment().arm().isSeen()) {
        call(callId).cues.hear(changed.cue());
      }
    } else if (effect instanceof Effect.CallSummarised summary) {
      finished.accept(call(callId).debrief(summary));
      calls.remove(callId);
    } else if (effect instanceof Effect.CallErased) {
      calls.remove(callId);
    }
  }

  private CallRecord call(String callId) {
    return calls.computeIfAbsent(callId, id -> new CallRecord());
  }
}
