package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.engine.Arm;
import io.attune.engine.CallFacts;
import io.attune.engine.Effect;
import io.attune.engine.Effect.CallErased;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.TurnSettled;
import io.attune.engine.Effect.ViewChanged;
import io.attune.sealing.CallKey;
import io.attune.sealing.CallSeal;
import io.attune.wire.CallEvents;
import io.attune.wire.EffectRecords;
import io.attune.wire.Latency;
import io.attune.wire.WireFormat;
import java.util.ArrayList;
import java.util.List;

/** Turns the effects of a step into what goes out, without sending yet. */
final class Outbox {
  /** Where a tombstone tells that a call is gone. */
  private static final List<String> OF_CALLS =
      List.of(
          CallTopology.COACHING_CUES,
          CallTopology.COACHING_CUES_SHADOW,
          CallTopology.CALL_VIEWS,
          CallTopology.CALL_TURNS,
          CallTopology.CALL_SUMMARIES);

  private final EffectRecords records;
  private final CallEvents events;

  /**
   * @param words whether what goes out repeats what was said
   */
  Outbox(WireFormat format, boolean words) {
    records = new EffectRecords(format, words);
    events = new CallEvents(format);
  }

  /**
   * One record to be sent.
   *
   * @param sink the name of the sink
   * @param key null for what concerns every partition
   * @param value null for a tombstone
   */
  record Outgoing(String sink, byte[] key, byte[] value) {}

  /** What goes out with words as they are. */
  List<Outgoing> of(List<Effect> effects, Latency latency) {
    return of(effects, latency, null);
  }

  /**
   * What goes out.
   *
   * @param seal seals the words of the call; null if they stay as they are
   */
  List<Outgoing> of(List<Effect> effects, Latency latency, CallSeal seal) {
    List<Outgoing> out = new ArrayList<>(effects.size() + 1);
    for (Effect effect : effects) {
      if (effect instanceof CueChanged cue) {
        out.add(cue(cue, latency, seal));
      } else if (effect instanceof TurnSettled turn && isReal(turn.facts())) {
        out.add(new Outgoing(CallTopology.CALL_TURNS, key(turn.facts()), records.turn(turn, seal)));
      } else if (effect instanceof ViewChanged view && isReal(view.facts())) {
        out.add(new Outgoing(CallTopology.CALL_VIEWS, key(view.facts()), records.view(view, seal)));
      } else if (effect instanceof CallSummarised summary && isReal(summary.facts())) {
        byte[] key = key(summary.facts());
        out.add(new Outgoing(CallTopology.CALL_SUMMARIES, key, records.summary(summary, seal)));
        // The call is over, and with it its place on the supervisors' screens.
        out.add(new Outgoing(CallTopology.CALL_VIEWS, key, null));
      } else if (effect instanceof CallErased erased && isReal(erased.facts())) {
        byte[] key = key(erased.facts());
        OF_CALLS.forEach(sink -> out.add(new Outgoing(sink, key, null)));
        out.add(key(erased.facts().callId(), true, null));
        out.add(key(erased.facts().callId(), false, null));
        out.add(new Outgoing(CallTopology.CALL_ERASURES, key, records.erasure(erased)));
      }
    }
    return out;
  }

  /** Agents read one topic; what they are not to see is in the other. */
  private Outgoing cue(CueChanged cue, Latency latency, CallSeal seal) {
    byte[] key = key(cue.facts());
    return cue.facts().terms().assignment().arm().isSeen()
        ? new Outgoing(CallTopology.COACHING_CUES, key, records.cue(cue, latency, seal))
        : new Outgoing(
            CallTopology.COACHING_CUES_SHADOW, key, records.unseenCue(cue, latency, seal));
  }

  /** Of a twin only its cues matter: the call itself tells the rest. */
  private static boolean isReal(CallFacts facts) {
    return facts.terms().assignment().arm() != Arm.SHADOW;
  }

  private static byte[] key(CallFacts facts) {
    return facts.callId().getBytes(UTF_8);
  }

  /**
   * The key of a call, for who is to read its words.
   *
   * @param hasStart whether the call began with its start
   * @param key null if nobody is to read them any longer
   */
  static Outgoing key(String callId, boolean hasStart, CallKey key) {
    return new Outgoing(
        CallTopology.CALL_KEYS,
        CallKey.recordKey(callId, hasStart).getBytes(UTF_8),
        key == null ? null : key.wrapped().getBytes(UTF_8));
  }

  /**
   * An order for every partition.
   *
   * @param at record time, epoch ms
   */
  Outgoing order(Body order, long at) {
    return new Outgoing(
        CallTopology.ORDERS, null, events.encode(new CallEvent(null, "", at, null, order)));
  }
}
