package io.attune.wire.imports;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.wire.json.BadLine;
import io.attune.wire.json.Lines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Turns conversations into recorded events, sorted by record time over all files. What a call's
 * times are depends on the seed and the call's id, not on what stands before it; where it lies
 * among the others depends on the seed and their order. Not safe for threads.
 */
public final class Import {
  private final ImportFormat format;
  private final ImportOptions options;
  private final Consumer<CallEvent> out;
  private final Consumer<BadLine> onBad;
  private final CallSchedule schedule;

  private long calls;
  private long turns;
  private long firstAt;
  private long lastAt;

  /**
   * @param out takes every event, in order
   * @param onBad told of every line that is left out
   */
  public Import(
      ImportFormat format,
      ImportOptions options,
      Consumer<CallEvent> out,
      Consumer<BadLine> onBad) {
    this.format = format;
    this.options = options;
    this.out = out;
    this.onBad = onBad;
    this.schedule = new CallSchedule(options);
  }

  /**
   * What an import came to.
   *
   * @param calls how many calls
   * @param turns how many finals
   * @param spanMs record time from the first event to the last, in milliseconds
   */
  public record Report(long calls, long turns, long spanMs) {}

  /** Adds the conversations of a file. */
  public void read(Lines lines) throws IOException {
    format.read(lines, call -> add(call, lines.source()), onBad);
  }

  /** Hands on what is left. */
  public Report finish() {
    for (CallEvent event = schedule.poll(); event != null; event = schedule.poll()) {
      publish(event);
    }
    return new Report(calls, turns, lastAt - firstAt);
  }

  private void add(SpokenCall call, String source) {
    long seed = seedOf(call.callId());
    CallSchedule.Seat seat = schedule.next();
    TimedCall timed = new CallTiming(complete(call, seat), new Random(seed)).place();
    Recogniser recogniser =
        new Recogniser(
            options,
            seed * 31 + 7,
            (utterance, fault) ->
                onBad.accept(new BadLine(source, utterance.line(), fault.getMessage())));
    schedule.take(recogniser.publish(timed, seat.freeAt()));
    calls++;
    for (CallEvent event = schedule.pollCertain(); event != null; event = schedule.pollCertain()) {
      publish(event);
    }
  }

  /** Whoever sits in the seat serves the call, unless the source says who did. */
  private SpokenCall complete(SpokenCall call, CallSchedule.Seat seat) {
    CallStarted known = call.facts();
    CallStarted facts =
        new CallStarted(
            known.agentId() == null ? "agent-" + seat.number() : known.agentId(),
            known.queue(),
            known.team(),
            known.language() == null ? options.language() : known.language());
    return new SpokenCall(call.callId(), facts, call.moments());
  }

  private void publish(CallEvent event) {
    firstAt = firstAt == 0 ? event.at() : firstAt;
    lastAt = event.at();
    if (event.body() instanceof SegmentHeard segment && segment.isFinal()) {
      turns++;
    }
    out.accept(event);
  }

  /** FNV-1a over the call's id, so that a call has its own dice. */
  private long seedOf(String callId) {
    long hash = 0xcbf29ce484222325L ^ options.seed();
    for (byte b : callId.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    return hash ^ hash >>> 32;
  }
}
