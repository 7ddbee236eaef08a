package io.attune.simulate;

import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ParticipantChanged;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.TurnRefined;
import io.attune.call.Channel;
import io.attune.call.Direction;
import io.attune.call.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One call as its producer publishes it: turns that overlap, partials, revisions, duplicates,
 * silences, holds, several voices, a slower model's answers; some calls begin unannounced, never
 * end, are erased, or go on after their end.
 */
final class CallScript {
  private static final long PARTIAL_MS = 600;

  private final String callId;
  private final String producerId;
  private final long startAt;
  private final Lines lines;
  private final Random random;
  private final List<CallEvent> events = new ArrayList<>();
  private final boolean partials;
  private final int voices;
  private final String prefix;

  /**
   * @param producerId whose heartbeats speak for the call, null for a producer that has no name
   * @param startAt record time of its start, epoch ms
   */
  CallScript(String callId, String producerId, long startAt, Lines lines, Random random) {
    this.callId = callId;
    this.producerId = producerId;
    this.startAt = startAt;
    this.lines = lines;
    this.random = random;
    this.partials = random.nextBoolean();
    this.voices = oneIn(4) ? 5 : 1;
    // Where two calls claim one id, their segments differ still.
    this.prefix = "s" + random.nextInt(1_000) + "-";
  }

  /** Its events, by no order. */
  List<CallEvent> write() {
    long cursor = 300;
    if (!oneIn(8)) {
      publish(oneIn(6) ? 4_000 : 0, started());
    }
    int turns = 3 + random.nextInt(oneIn(5) ? 90 : 25);
    for (int turn = 0; turn < turns; turn++) {
      cursor = turn(turn, cursor);
      cursor = interlude(cursor);
    }
    finish(cursor);
    return events;
  }

  private CallStarted started() {
    int level = random.nextInt(AgentLevel.values().length + 3);
    return new CallStarted(
        "agent-" + random.nextInt(4),
        "sales",
        oneIn(2) ? "north" : null,
        "en-US",
        new CallContext(
            oneIn(6) ? Channel.CHAT : Channel.VOICE,
            Direction.UNKNOWN,
            null,
            null,
            oneIn(4) ? List.of("price", "trust") : List.of(),
            oneIn(8) ? List.of("late delivery") : List.of(),
            level < AgentLevel.values().length ? AgentLevel.values()[level] : null));
  }

  /** One turn with all that is published of it; returns where the talk has got to, media time. */
  private long turn(int number, long cursor) {
    Speaker speaker =
        oneIn(20) ? Speaker.OTHER : random.nextBoolean() ? Speaker.AGENT : Speaker.CUSTOMER;
    String voice = speaker.name() + "-" + random.nextInt(voices);
    String text = lines.any(speaker, random);
    long gap = (long) (random.nextGaussian() * 900) + 500 + (oneIn(9) ? random.nextInt(16_000) : 0);
    long start = Math.max(0, cursor + gap);
    long end = start + 200 + text.split(" ", -1).length * (180L + random.nextInt(250));
    String id = prefix + number;
    int revision = 0;
    for (long spoken = start + PARTIAL_MS; partials && spoken < end; spoken += PARTIAL_MS) {
      String soFar = soFar(text, (double) (spoken - start) / (end - start));
      publish(spoken + 200, segment(id, revision++, false, speaker, voice, soFar, start, spoken));
    }
    long delay = 200 + random.nextInt(600);
    publish(end + delay, segment(id, revision, true, speaker, voice, text, start, end));
    afterwards(id, revision, speaker, voice, text, start, end);
    return Math.max(cursor, end);
  }

  /** The first words of a text, up to a share of it. */
  private static String soFar(String text, double share) {
    int space = text.lastIndexOf(' ', (int) (text.length() * share));
    return text.substring(0, Math.max(0, space));
  }

  private void afterwards(
      String id, int revision, Speaker speaker, String voice, String text, long start, long end) {
    if (oneIn(12)) {
      String corrected = oneIn(6) ? " " : text + " okay";
      long later = end + 900 + random.nextInt(oneIn(3) ? 30_000 : 1_500);
      long begin = Math.max(0, start - random.nextInt(400));
      publish(later, segment(id, revision + 1, true, speaker, voice, corrected, begin, end + 50));
    }
    if (oneIn(4)) {
      publish(end + 250 + random.nextInt(4_000), answer(id, revision));
    }
  }

  private TurnRefined answer(String id, int revision) {
    return new TurnRefined(
        id,
        revision,
        "simulated/1",
        random.nextInt(3) - 1,
        random.nextInt(5) / 4.0,
        random.nextInt(5) / 4.0,
        random.nextInt(9) / 8.0,
        oneIn(2) ? Set.of("acknowledge") : Set.of("open-question"));
  }

  /** Between turns: a hold, somebody who joins, a silence of minutes. */
  private long interlude(long cursor) {
    if (oneIn(25)) {
      publish(cursor + 1_000, new CallHeld());
      long until = cursor + 5_000 + random.nextInt(100_000);
      publish(until, new CallResumed());
      return until;
    } else if (oneIn(40)) {
      publish(cursor + 100, new ParticipantChanged("CUSTOMER-1", Speaker.CUSTOMER, "agent-9"));
    } else if (oneIn(60)) {
      return cursor + 60_000 + random.nextInt(120_000);
    }
    return cursor;
  }

  private void finish(long cursor) {
    if (oneIn(12)) {
      publish(random.nextInt((int) cursor + 5_000), new CallErased("asked for"));
    }
    if (oneIn(8)) {
      return;
    }
    long end = cursor + 500 + random.nextInt(4_000);
    publish(end, new CallEnded(oneIn(2) ? "hangup" : null));
    if (oneIn(5)) {
      publish(
          end + random.nextInt(5_000),
          segment("late", 0, true, Speaker.AGENT, "AGENT-0", "bye now", cursor, cursor + 400));
    }
    if (oneIn(6)) {
      publish(end + 20_000 + random.nextInt(20_000), started());
    }
  }

  private static SegmentHeard segment(
      String id,
      int revision,
      boolean isFinal,
      Speaker speaker,
      String voice,
      String text,
      long start,
      long end) {
    return new SegmentHeard(id, revision, isFinal, speaker, voice, text, start, end, 1, List.of());
  }

  private void publish(long mediaMs, Body body) {
    CallEvent event = new CallEvent(callId, "", startAt + mediaMs, producerId, body);
    events.add(event);
    if (oneIn(15)) {
      events.add(event);
    }
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }
}
