package io.attune.engine;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallInput;
import io.attune.call.RandomAnswers;
import io.attune.call.Speaker;
import io.attune.call.TimePassed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Makes plausible calls from a seed: turn-taking, overlaps, partials, revisions, holds, pauses, a
 * slower model's answers, and all that the playbook listens for.
 */
public final class RandomCalls {
  /** An answer that takes less is in time however the channels interleave, in ms. */
  private static final int ANSWER_MS = 500;

  private static final String[] CUSTOMER = {
    "yes please go on",
    "too expensive",
    "not this quarter",
    "ask my boss",
    "let me think about it",
    "this is a joke",
    "i already told you",
    "speak to your manager",
    "that helps thank you",
    "let us do it",
    "okay",
    "i would like to change the address on my account please",
    "it broke again last night and nobody called me back",
    "um no not really",
    "we use three of them in the warehouse and two in the shop"
  };
  private static final String[] AGENT = {
    "i hear that",
    "that makes sense",
    "one way to look at it is by the day",
    "does that help",
    "it costs two hundred a month",
    "bear with me",
    "how does your week look",
    "we have a plan for that and it comes with support",
    "right",
    "let me explain how it works for you"
  };

  private final Random random;

  /** Apart, so that a call is the same with and without answers. */
  private final Random answers;

  private final List<CallInput> inputs = new ArrayList<>();

  private RandomCalls(long seed) {
    random = new Random(seed);
    answers = new Random(~seed);
  }

  /** One call, its events in the order of their record times. */
  public static List<CallInput> call(long seed) {
    return new RandomCalls(seed).write(20 + new Random(seed).nextInt(40), true);
  }

  /** The same without an end, for as many turns as wanted. */
  public static List<CallInput> endless(long seed, int turns) {
    return new RandomCalls(seed).write(turns, false);
  }

  private List<CallInput> write(int turns, boolean ends) {
    at(0, new CallStarted("agent-7", "sales", null, "en"));
    long cursor = 500;
    boolean partials = random.nextBoolean();
    for (int i = 0; i < turns; i++) {
      cursor = turn(i, cursor, partials);
      if (random.nextInt(25) == 0) {
        at(cursor + 1_000, new CallHeld());
        cursor += 5_000 + random.nextInt(70_000);
        at(cursor, new CallResumed());
      }
    }
    if (ends) {
      at(cursor + 3_000, new CallEnded("hangup"));
      inputs.add(new TimePassed(Script.START + cursor + 10_000));
    }
    inputs.sort(Comparator.comparingLong(CallInput::at));
    return inputs;
  }

  private long turn(int number, long cursor, boolean partials) {
    Speaker speaker =
        random.nextInt(12) == 0
            ? Speaker.OTHER
            : random.nextBoolean() ? Speaker.AGENT : Speaker.CUSTOMER;
    String[] lines = speaker == Speaker.AGENT ? AGENT : CUSTOMER;
    String text = lines[random.nextInt(lines.length)];
    long start =
        Math.max(
            0,
            cursor
                + (long) (random.nextGaussian() * 900)
                + 300
                + (random.nextInt(12) == 0 ? 9_000 : 0));
    long end = start + 300 + text.split(" ").length * 350L;
    String id = speaker.name().charAt(0) + "-" + number;
    int revision = 0;
    for (long spoken = start + 500; partials && spoken < end; spoken += 500) {
      at(spoken + 250, Script.segment(id, revision++, false, speaker, start, spoken, text));
    }
    at(end + 400, Script.segment(id, revision, true, speaker, start, end, text));
    answer(end + 400 + answers.nextInt(ANSWER_MS), id, revision);
    if (random.nextInt(10) == 0) {
      at(end + 900, Script.segment(id, ++revision, true, speaker, start, end, text + " okay"));
      answer(end + 900, id, revision);
    }
    return Math.max(cursor, end);
  }

  private void answer(long mediaMs, String id, int revision) {
    if (answers.nextInt(3) == 0) {
      at(mediaMs, RandomAnswers.on(id, revision, answers));
    }
  }

  private void at(long mediaMs, CallEvent.Body body) {
    inputs.add(CallEvent.of("c1", Script.START + mediaMs, body));
  }
}
