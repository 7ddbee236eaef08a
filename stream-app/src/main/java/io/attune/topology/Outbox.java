package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.engine.Effect;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.TurnSettled;
import io.attune.engine.Effect.ViewChanged;
import io.attune.wire.EffectRecords;
import io.attune.wire.Latency;
import java.util.ArrayList;
import java.util.List;

/** Turns the effects of a step into what goes out, without sending yet. */
final class Outbox {
  private final EffectRecords records = new EffectRecords();

  /**
   * One record to be sent.
   *
   * @param sink the name of the sink
   * @param value null for a tombstone
   */
  record Outgoing(String sink, byte[] key, byte[] value) {}

  List<Outgoing> of(String callId, List<Effect> effects, Latency latency) {
    byte[] key = callId.getBytes(UTF_8);
    List<Outgoing> out = new ArrayList<>(effects.size() + 1);
    for (Effect effect : effects) {
      if (effect instanceof CueChanged cue) {
        out.add(new Outgoing(CallTopology.COACHING_CUES, key, records.cue(cue, latency)));
      } else if (effect instanceof TurnSettled turn) {
        out.add(new Outgoing(CallTopology.CALL_TURNS, key, records.turn(turn)));
      } else if (effect instanceof ViewChanged view) {
        out.add(new Outgoing(CallTopology.CALL_VIEWS, key, records.view(view)));
      } else if (effect instanceof CallSummarised summary) {
        out.add(new Outgoing(CallTopology.CALL_SUMMARIES, key, records.summary(summary)));
        // The call is over, and with it its place on the supervisors' screens.
        out.add(new Outgoing(CallTopology.CALL_VIEWS, key, null));
      }
    }
    return out;
  }
}
