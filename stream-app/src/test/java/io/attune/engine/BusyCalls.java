package io.attune.engine;

import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.Channel;
import io.attune.call.Direction;
import io.attune.call.Speaker;
import io.attune.call.TimePassed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Calls in which something is always the matter: every phrase of {@link SmallPlaybook}, all levels
 * and contexts, several customers, talk that is fast, long, over each other or absent.
 */
final class BusyCalls {
  private static final List<String> CUSTOMER =
      List.of(
          "yes please go on",
          "honestly it is too expensive for all of us",
          "not this quarter i am afraid",
          "i must ask my boss",
          "there is no earthly use for that here",
          "we were burned before you know",
          "we are with your rival already",
          "that is such a palaver",
          "we would be chained for years",
          "let me think about it",
          "this is a joke and i am furious",
          "i already told you the number",
          "let me speak to your manager",
          "i will cancel everything",
          "you clown do something",
          "that helps a lot thank you so much",
          "i can picture us using it next year",
          "our aim would be to save time every week",
          "my partner has a say in this",
          "what comes next for us",
          "let us do it",
          "okay",
          "mm",
          "it broke again last night and nobody called me back");
  private static final List<String> AGENT =
      List.of(
          "i hear that",
          "that makes sense to me",
          "that makes sense to me but rules are rules",
          "one way to look at it is by the day",
          "does that help",
          "poor thing",
          "cross my heart it will work",
          "you will have it on monday",
          "lovely weather today",
          "take our bundle",
          "it costs two hundred a month",
          "a gadget and another gadget and a third gadget for you",
          "we value you",
          "bear with me",
          "how does your week look",
          "is that the large one",
          "have you got the number",
          "mm");
  private static final String LONG =
      " and then there is the one with the handle that people in the north like best of all";

  private final Random random;
  private final List<CallInput> inputs = new ArrayList<>();

  private BusyCalls(long seed) {
    random = new Random(seed);
  }

  /** One call, its inputs in the order of their record times. */
  static List<CallInput> call(long seed) {
    return new BusyCalls(seed).write();
  }

  private List<CallInput> write() {
    CallContext context = context();
    at(0, new CallStarted("agent-7", "sales", null, "en", context));
    long cursor = 300;
    int turns = 10 + random.nextInt(110);
    for (int turn = 0; turn < turns; turn++) {
      cursor = turn(turn, cursor, context.isChat());
      if (random.nextInt(20) == 0) {
        at(cursor + 1_000, new CallHeld());
        cursor += 5_000 + random.nextInt(100_000);
        at(cursor, new CallResumed());
      }
      inputs.add(new TimePassed(Script.START + cursor + random.nextInt(4_000)));
    }
    at(cursor + 3_000, new CallEnded("hangup"));
    inputs.sort(Comparator.comparingLong(CallInput::at));
    return inputs;
  }

  private CallContext context() {
    int level = random.nextInt(AgentLevel.values().length + 1);
    return new CallContext(
        random.nextInt(5) == 0 ? Channel.CHAT : Channel.VOICE,
        Direction.UNKNOWN,
        null,
        null,
        random.nextInt(4) == 0 ? List.of("price", "trust") : List.of(),
        random.nextInt(8) == 0 ? List.of("late delivery") : List.of(),
        level == AgentLevel.values().length ? null : AgentLevel.values()[level]);
  }

  private long turn(int number, long cursor, boolean chat) {
    boolean agent = random.nextInt(5) < 3;
    Speaker speaker = agent ? Speaker.AGENT : Speaker.CUSTOMER;
    String voice = agent ? "agent" : "customer " + random.nextInt(random.nextInt(4) == 0 ? 9 : 1);
    List<String> lines = agent ? AGENT : CUSTOMER;
    String text = lines.get(random.nextInt(lines.size()));
    text += agent && random.nextInt(6) == 0 ? LONG.repeat(1 + random.nextInt(8)) : "";
    long gap = (long) (random.nextGaussian() * 900) + 500;
    long start = Math.max(0, cursor + gap + (random.nextInt(10) == 0 ? random.nextInt(14_000) : 0));
    long end = start + 200 + text.split(" ").length * (180L + random.nextInt(300));
    String id = speaker.name().charAt(0) + "-" + number;
    if (!chat && random.nextInt(4) == 0) {
      at((start + end) / 2 + 200, segment(id, 0, false, speaker, voice, text, start, end));
    }
    at(end + 300, segment(id, 1, true, speaker, voice, text, start, end));
    return Math.max(cursor, end);
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

  private void at(long mediaMs, CallEvent.Body body) {
    inputs.add(CallEvent.of("c1", Script.START + mediaMs, body));
  }
}
