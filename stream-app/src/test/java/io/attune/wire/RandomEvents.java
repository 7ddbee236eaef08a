package io.attune.wire;

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
import io.attune.call.CueFeedback;
import io.attune.call.Limits;
import io.attune.call.RandomAnswers;
import io.attune.call.RandomOrders;
import io.attune.call.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events of every kind with any values that the domain allows, the same for the same seed. */
final class RandomEvents {
  /** Kinds of {@link Body}. */
  static final int KINDS = 12;

  private static final String[] WORDS = {
    "well", "price", "né", "…", "日本", "🙂", "don't", "50%", "\"quoted\"", "a\nb"
  };

  private final Random random;
  private final RandomOrders orders;

  RandomEvents(long seed) {
    random = new Random(seed);
    orders = new RandomOrders(random);
  }

  CallEvent event(int kind) {
    Body body = body(kind);
    return new CallEvent(
        body.isForWholePartition() ? null : id(), maybe("t1", ""), moment(), maybe(id()), body);
  }

  CueFeedback feedback() {
    return new CueFeedback(id(), moment(), id(), any(CueFeedback.Action.values()));
  }

  private Body body(int kind) {
    return switch (kind) {
      case 0 ->
          new CallStarted(
              maybe(id()), maybe("sales"), maybe("north"), maybe("en-US"), orders.context());
      case 1 -> segment();
      case 2 -> new CallHeld();
      case 3 -> new CallResumed();
      case 4 -> new ParticipantChanged(id(), any(Speaker.values()), maybe(id()));
      case 5 -> new CallEnded(maybe("hangup"));
      case 6 -> new Heartbeat(id(), moment());
      case 7, 8, 9 -> orders.order(kind - 7);
      case 10 -> RandomAnswers.on(id(), random.nextInt(5), random);
      case 11 -> new CallErased(maybe("case-7"));
      default -> throw new IllegalArgumentException("there is no kind " + kind);
    };
  }

  private SegmentHeard segment() {
    long startMs = mediaMs(Limits.CALL_MS);
    return new SegmentHeard(
        id(),
        random.nextInt(5),
        random.nextBoolean(),
        any(Speaker.values()),
        maybe(id(), ""),
        text(random.nextInt(30)),
        startMs,
        startMs + mediaMs(Limits.CALL_MS - startMs),
        share(),
        words());
  }

  private List<Word> words() {
    List<Word> words = new ArrayList<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      long startMs = mediaMs(Limits.CALL_MS);
      words.add(new Word(text(1), startMs, startMs + mediaMs(Limits.CALL_MS - startMs), share()));
    }
    return words;
  }

  private String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(any(WORDS));
    }
    return text.toString();
  }

  private String id() {
    return "id-" + Long.toString(random.nextLong() >>> 1, 36);
  }

  private double share() {
    return random.nextInt(4) == 0 ? 1 : random.nextDouble();
  }

  private long moment() {
    return 1 + mediaMs(Limits.LAST_MOMENT - 2);
  }

  private long mediaMs(long most) {
    return (long) (random.nextDouble() * most);
  }

  private String maybe(String value) {
    return maybe(value, null);
  }

  private String maybe(String value, String otherwise) {
    return random.nextBoolean() ? value : otherwise;
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
