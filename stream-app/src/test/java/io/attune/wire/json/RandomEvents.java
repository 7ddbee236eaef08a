package io.attune.wire.json;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.ParticipantChanged;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.call.RandomAnswers;
import io.attune.call.RandomOrders;
import io.attune.call.Speaker;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Any event that can be recorded, with awkward texts and every optional field both there and not.
 */
final class RandomEvents {
  private static final String[] TEXTS = {
    "",
    " ",
    "yes",
    "that's \"more\" than we planned",
    "tab\tnewline\nnull\u0000",
    "größer – 多すぎる",
    "😀 ok",
    "\\",
    "\u2028"
  };

  private final Random random;
  private final RandomOrders orders;

  RandomEvents(long seed) {
    random = new Random(seed);
    orders = new RandomOrders(random);
  }

  CallInput next() {
    long at = 1 + random.nextLong(7_000_000_000_000L);
    return switch (random.nextInt(11)) {
      case 0 -> event(at, new CallStarted(maybe(), maybe(), maybe(), maybe(), orders.context()));
      case 1 -> event(at, new CallHeld());
      case 2 -> event(at, new CallResumed());
      case 3 -> event(at, new CallEnded(maybe()));
      case 4 -> event(at, new ParticipantChanged(id(), speaker(), maybe()));
      case 5 ->
          new CallEvent(
              null,
              tenant(),
              at,
              null,
              new Heartbeat(id(), random.nextBoolean() ? at : 1 + at / 2));
      case 6 -> new CallEvent(null, tenant(), at, maybe(), orders.order(random.nextInt(3)));
      case 8 -> event(at, RandomAnswers.on(id(), random.nextInt(5), random));
      case 9 -> event(at, new CallErased(maybe()));
      case 7 -> new CueFeedback(id(), at, id(), pick(CueFeedback.Action.values()));
      default -> event(at, segment());
    };
  }

  private CallEvent event(long at, Body body) {
    return new CallEvent(id(), tenant(), at, maybe(), body);
  }

  private SegmentHeard segment() {
    long startMs = random.nextInt(1_000_000);
    return new SegmentHeard(
        id(),
        random.nextInt(20),
        random.nextBoolean(),
        speaker(),
        random.nextBoolean() ? "" : id(),
        text(),
        startMs,
        startMs + random.nextInt(60_000),
        confidence(),
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> new Word(text(), startMs + i, startMs + 2L * i, confidence()))
            .toList());
  }

  private Speaker speaker() {
    return pick(Speaker.values());
  }

  private <T> T pick(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private double confidence() {
    return random.nextInt(3) == 0 ? 1 : random.nextDouble();
  }

  private String text() {
    return pick(TEXTS);
  }

  private String tenant() {
    return random.nextBoolean() ? "" : "t" + random.nextInt(9);
  }

  private String id() {
    return "id-" + random.nextInt(999);
  }

  private String maybe() {
    return random.nextBoolean() ? null : TEXTS[2 + random.nextInt(TEXTS.length - 2)];
  }

  static List<CallInput> some(long seed, int count) {
    RandomEvents events = new RandomEvents(seed);
    return IntStream.range(0, count).mapToObj(i -> events.next()).toList();
  }
}
