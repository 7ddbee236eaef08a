package io.attune.load;

import io.attune.app.LocalShelf;
import io.attune.app.Recordings;
import io.attune.app.Samples;
import io.attune.engine.CallBook;
import io.attune.engine.Effect;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.ViewChanged;
import io.attune.schemas.CallView;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueState;
import io.attune.wire.EffectRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cues and views of the sample calls, given to as many agents as are wanted: one call each, and
 * a number for each cue, by which it is known again. Not safe for threads.
 */
final class CueStock {
  private static final Duration VALID = Duration.ofSeconds(20);

  private final List<CoachingCue> cues = new ArrayList<>();
  private final List<CallView> views = new ArrayList<>();

  /** Runs all samples through the engine. */
  CueStock() throws IOException {
    EffectRecords records = new EffectRecords();
    Map<String, CallView> latest = new HashMap<>();
    CallBook book =
        new CallBook(
            LocalShelf.byLanguage(), (callId, effect) -> keep(callId, effect, records, latest));
    try (var events = Recordings.open(List.of(Samples.WORD), bad -> {})) {
      events.forEachRemaining(book::hear);
    }
    views.addAll(latest.values());
  }

  private void keep(
      String callId, Effect effect, EffectRecords records, Map<String, CallView> latest) {
    try {
      if (effect instanceof CueChanged changed) {
        CoachingCue cue = CoachingCue.fromByteBuffer(ByteBuffer.wrap(records.cue(changed, null)));
        if (cue.getState() == CueState.RAISED) {
          cues.add(cue);
        }
      } else if (effect instanceof ViewChanged changed) {
        CallView view = CallView.fromByteBuffer(ByteBuffer.wrap(records.view(changed)));
        // The busiest moment of each call: the calls as they end would be small.
        CallView before = latest.get(callId);
        if (before == null || episodes(view) >= episodes(before)) {
          latest.put(callId, view);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a record that was just written cannot be read", e);
    }
  }

  private static int episodes(CallView view) {
    return view.getOpenEpisodes().size();
  }

  static String agentId(int agent) {
    return "agent-" + agent;
  }

  static String callId(int agent) {
    return "bench-call-" + agent;
  }

  static String cueId(int number) {
    return Integer.toString(number);
  }

  /** The value of {@code coaching-cues} for a cue that is raised now and valid for a while. */
  byte[] cue(int number, int agent, Instant now) throws IOException {
    CoachingCue cue = cues.get(number % cues.size());
    cue.setCueId(cueId(number));
    cue.setCallId(callId(agent));
    cue.setAgentId(agentId(agent));
    cue.setRaisedAt(now);
    cue.setExpiresAt(now.plus(VALID));
    cue.setReceivedAt(now);
    cue.setDecidedAt(now);
    return bytes(cue.toByteBuffer());
  }

  /** The value of {@code call-views} for an agent's call. */
  byte[] view(int agent, Instant now) throws IOException {
    CallView view = views.get(agent % views.size());
    Duration age = Duration.between(view.getStartedAt(), view.getUpdatedAt());
    view.setCallId(callId(agent));
    view.setAgentId(agentId(agent));
    view.setStartedAt(now.minus(age));
    view.setUpdatedAt(now);
    return bytes(view.toByteBuffer());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
