package io.attune.engine;

import io.attune.call.CallInput;
import io.attune.coach.Cue;
import io.attune.coach.CueState;
import io.attune.detect.Episode;
import io.attune.detect.ScoredTurn;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.DropReason;
import io.attune.engine.Effect.Dropped;
import io.attune.engine.Effect.EpisodeFinished;
import io.attune.engine.Effect.TurnSettled;
import java.util.ArrayList;
import java.util.List;

/** What the engine made of a call. */
public record Story(CallState state, List<Effect> effects) {

  public static Story of(CallEngine engine, List<? extends CallInput> inputs) {
    CallState state = null;
    List<Effect> effects = new ArrayList<>();
    for (CallInput input : inputs) {
      Outcome outcome = engine.step(state, input);
      state = outcome.state();
      effects.addAll(outcome.effects());
    }
    return new Story(state, effects);
  }

  public List<Cue> cues() {
    return all(CueChanged.class).stream().map(CueChanged::cue).toList();
  }

  /** Every stage of every cue, as {@code tension/rising RAISED}. */
  public List<String> stages() {
    return cues().stream().map(c -> c.rule().category().key() + " " + c.state()).toList();
  }

  /** What was raised, as {@code objection/price}. */
  public List<String> raised() {
    return cues().stream()
        .filter(c -> c.state() == CueState.RAISED)
        .map(c -> c.rule().category().key())
        .toList();
  }

  public List<Episode> episodes() {
    return all(EpisodeFinished.class).stream().map(EpisodeFinished::episode).toList();
  }

  public List<Episode> episodes(String key) {
    return episodes().stream().filter(e -> e.category().key().equals(key)).toList();
  }

  public List<ScoredTurn> turns() {
    return all(TurnSettled.class).stream().map(TurnSettled::scored).toList();
  }

  public List<DropReason> drops() {
    return all(Dropped.class).stream().map(Dropped::reason).toList();
  }

  public List<CallSummarised> summaries() {
    return all(CallSummarised.class);
  }

  public <T extends Effect> List<T> all(Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
