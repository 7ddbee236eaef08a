package io.attune.load;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.SegmentHeard;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/**
 * A call as a recogniser tells of it: the words of a bundled call, objections and all, cut into
 * finals of a few words each, with four partials before each; pauses as people make them, sometimes
 * talking over each other, sometimes a silence or a hold. It ends after some minutes.
 */
final class SyntheticCall {
  private static final int WORDS_OF_A_FINAL = 8;
  private static final int PARTIALS = 4;
  private static final long WORD_MS = 330;
  private static final long RECOGNISED_MS = 300;
  private static final long SHORTEST_MS = 120_000;
  private static final long LONGEST_MS = 600_000;

  private record Event(long atMs, BenchHeader kind, CallEvent.Body body) {}

  private final String callId;
  private final long beginMs;
  private final long startMs;
  private final SampleTurns turns;
  private final int conversation;
  private final SplittableRandom random;
  private final IntSupplier numbers;
  private final long lengthMs;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atMs));
  private long spokenMs = 400;
  private long plannedMs;
  private int turn;
  private boolean ended;

  /**
   * @param beginMs the begin of the schedule, epoch ms
   * @param startNanos when it starts, after that
   * @param conversation which of the bundled calls it follows
   * @param numbers gives each final its number
   */
  SyntheticCall(
      String callId,
      long beginMs,
      long startNanos,
      SampleTurns turns,
      int conversation,
      SplittableRandom random,
      IntSupplier numbers) {
    this.callId = callId;
    this.beginMs = beginMs;
    this.startMs = startNanos / 1_000_000;
    this.turns = turns;
    this.conversation = conversation;
    this.random = random;
    this.numbers = numbers;
    this.lengthMs = random.nextLong(SHORTEST_MS, LONGEST_MS);
  }

  /** Its id. */
  String callId() {
    return callId;
  }

  /** What is told of it next after its start; null after its end. */
  Sending next() {
    // What is said next may begin before the last word of this has been recognised.
    while (!ended && (events.isEmpty() || events.peek().atMs() >= plannedMs)) {
      plan();
    }
    Event next = events.poll();
    return next == null
        ? null
        : new Sending(
            (startMs + next.atMs()) * 1_000_000,
            next.kind(),
            CallEvent.of(callId, beginMs + startMs + next.atMs(), next.body()));
  }

  private void plan() {
    if (spokenMs > lengthMs) {
      events.add(new Event(spokenMs + 1_000, BenchHeader.OTHER, new CallEnded("hangup")));
      ended = true;
      return;
    }
    SegmentHeard said = turns.turn(conversation, turn++);
    String[] words = said.text().split("\\s+");
    for (int from = 0; from < words.length; from += WORDS_OF_A_FINAL) {
      int to = Math.min(words.length, from + WORDS_OF_A_FINAL);
      say(said, Arrays.copyOfRange(words, from, to));
    }
    plannedMs = spokenMs;
    pause();
  }

  private void say(SegmentHeard said, String[] sample) {
    int number = numbers.getAsInt();
    String id = Traffic.segmentId(number);
    String[] words = OwnWord.before(String.join(" ", sample), number).split(" ");
    long from = spokenMs;
    for (int part = 1; part <= PARTIALS + 1; part++) {
      boolean last = part > PARTIALS;
      int heard = Math.max(1, words.length * part / (PARTIALS + 1));
      long to = from + words.length * WORD_MS * part / (PARTIALS + 1);
      SegmentHeard segment =
          new SegmentHeard(
              id,
              part - 1,
              last,
              said.speaker(),
              said.speakerId(),
              String.join(" ", Arrays.copyOf(words, last ? words.length : heard)),
              from,
              to,
              said.confidence(),
              List.of());
      events.add(
          new Event(to + RECOGNISED_MS, last ? BenchHeader.FINAL : BenchHeader.PARTIAL, segment));
    }
    spokenMs = from + words.length * WORD_MS;
  }

  private void pause() {
    int kind = random.nextInt(100);
    if (kind < 15) {
      spokenMs -= random.nextLong(50, 600); // They talk over each other.
      plannedMs = spokenMs;
    } else if (kind < 85) {
      spokenMs += random.nextLong(100, 900);
    } else if (kind < 96) {
      spokenMs += random.nextLong(1_000, 2_500);
    } else if (kind < 98) {
      spokenMs += random.nextLong(6_000, 12_000); // Nobody speaks.
    } else {
      long held = spokenMs + 500;
      spokenMs = held + random.nextLong(5_000, 20_000);
      events.add(new Event(held, BenchHeader.OTHER, new CallHeld()));
      events.add(new Event(spokenMs - 100, BenchHeader.OTHER, new CallResumed()));
    }
  }
}
