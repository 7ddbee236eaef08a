package io.attune.training.timed;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.TimePassed;
import io.attune.detect.Category;
import io.attune.detect.Conversation;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.Effect;
import io.attune.engine.Outcome;
import io.attune.training.labelled.LabelledTurn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One dialogue through the engine, as a recogniser would publish it: a partial for every second of
 * speech, a final half a second after its end, and a heartbeat four times a second, so that silence
 * is known. Not safe for threads.
 */
final class EngineRun {
  private static final long START_AT = 1_760_000_000_000L;
  private static final long FINAL_AFTER_MS = 500;
  private static final long PARTIAL_EVERY_MS = 1_000;
  private static final long PARTIAL_AFTER_MS = 300;
  private static final long BEAT_MS = 250;

  /** The words of a turn of which only the times are known: there is speech, and no word in it. */
  private static final String UNHEARD = "…";

  private final CallEngine engine;
  private final String callId;
  private final List<Span> silences = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private CallState state;
  private Conversation heard;

  /**
   * The moment at which quiet was taken for dead air while it lasted, media time.
   *
   * @param sinceMs since when it had been quiet
   * @param atMs when it was noticed
   */
  record Notice(long sinceMs, long atMs) {}

  private EngineRun(CallEngine engine, String callId) {
    this.engine = engine;
    this.callId = callId;
  }

  /** Plays a dialogue to its end. */
  static EngineRun of(CallEngine engine, TimedTalk talk) {
    EngineRun run = new EngineRun(engine, talk.dialogue());
    run.events(talk).forEach(run::step);
    return run;
  }

  /** The dead air that the call's record names, in the order in which it became certain. */
  List<Span> silences() {
    return silences;
  }

  /** What was noticed as dead air while it lasted. */
  List<Notice> notices() {
    return notices;
  }

  /** What is understood of the call at its end. */
  Conversation heard() {
    return heard;
  }

  private List<CallInput> events(TimedTalk talk) {
    List<CallInput> events = new ArrayList<>();
    events.add(CallEvent.of(callId, START_AT, new CallStarted("agent", null, null, "en")));
    long endMs = 0;
    for (int i = 0; i < talk.turns().size(); i++) {
      publish("s" + i, talk.turns().get(i), events);
      endMs = Math.max(endMs, talk.turns().get(i).endMs());
    }
    for (long beatMs = 0; beatMs < endMs; beatMs += BEAT_MS) {
      events.add(new TimePassed(START_AT + beatMs));
    }
    // A final is on its way until then.
    long hangUpAt = START_AT + endMs + FINAL_AFTER_MS;
    events.sort(Comparator.comparingLong(CallInput::at));
    events.add(CallEvent.of(callId, hangUpAt, new CallEnded(null)));
    events.add(new TimePassed(hangUpAt + CallEngine.LATENESS_MS));
    return events;
  }

  private void publish(String id, LabelledTurn turn, List<CallInput> events) {
    int revision = 0;
    for (long toMs = turn.startMs() + PARTIAL_EVERY_MS;
        toMs < turn.endMs();
        toMs += PARTIAL_EVERY_MS) {
      long at = START_AT + toMs + PARTIAL_AFTER_MS;
      events.add(CallEvent.of(callId, at, segment(id, revision++, false, turn, UNHEARD, toMs)));
    }
    String text = turn.text().isBlank() ? UNHEARD : turn.text();
    long at = START_AT + turn.endMs() + FINAL_AFTER_MS;
    events.add(CallEvent.of(callId, at, segment(id, revision, true, turn, text, turn.endMs())));
  }

  private static SegmentHeard segment(
      String id, int revision, boolean isFinal, LabelledTurn turn, String text, long toMs) {
    String voice = turn.labels().path("speaker_id").asText("");
    return new SegmentHeard(
        id, revision, isFinal, turn.speaker(), voice, text, turn.startMs(), toMs, 1, List.of());
  }

  private void step(CallInput input) {
    Outcome outcome = engine.step(state, input);
    boolean wasQuiet = state != null && state.quiet().deadAirLevel() > 0;
    state = outcome.state();
    for (Effect effect : outcome.effects()) {
      if (effect instanceof Effect.EpisodeFinished finished
          && finished.episode().category() == Category.SILENCE_DEAD_AIR) {
        silences.add(new Span(finished.episode().startMs(), finished.episode().endMs()));
      } else if (effect instanceof Effect.CallSummarised summary) {
        heard = summary.last().settled();
      }
    }
    if (!wasQuiet && state != null && state.quiet().deadAirLevel() > 0) {
      notices.add(new Notice(state.quiet().sinceMs(), input.at() - START_AT));
    }
  }
}
