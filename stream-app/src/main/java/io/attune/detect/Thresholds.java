package io.attune.detect;

import io.attune.call.CallContext;

/**
 * The numbers that detectors are held to. They come from the playbook, so that a locale or a team
 * can have its own; the defaults are what this class says.
 *
 * @param silence when quiet becomes silence
 * @param tension when a call becomes tense
 * @param objection when a concern counts as raised, repeated, faded
 * @param empathy when a step of the ladder counts as missed
 * @param delivery when the agent's way of speaking gets in the way
 * @param chat what is different where the two sides write to each other
 */
public record Thresholds(
    Silence silence,
    Tense tension,
    Concern objection,
    Empathy empathy,
    Delivery delivery,
    Chat chat) {

  /** The defaults. */
  public static final Thresholds DEFAULT =
      new Thresholds(
          Silence.DEFAULT,
          Tense.DEFAULT,
          Concern.DEFAULT,
          Empathy.DEFAULT,
          Delivery.DEFAULT,
          Chat.DEFAULT);

  /** When quiet becomes silence on a call. */
  public Silence silence(CallContext context) {
    return context.isChat() ? chat.silence(silence) : silence;
  }

  /**
   * Times in milliseconds. Contact-centre products call 3 to 5 s of mutual quiet a silence and let
   * it be configured; three seconds after a hard statement is good practice rather than a fault,
   * hence the higher defaults.
   *
   * @param deadAirMs nobody speaks
   * @param deadAirStrongMs nobody speaks, still
   * @param unansweredQuestionMs nobody answers a question or a price
   * @param announcedWaitMs dead air after the agent has announced a wait
   * @param longHoldMs the customer is on hold; said again each time it doubles
   * @param openUtteranceMs how long after the last partial somebody may still be speaking
   * @param finalsOnlyMs the least that is added where a recogniser sends finals only, so that
   *     speech in progress is unseen
   */
  public record Silence(
      long deadAirMs,
      long deadAirStrongMs,
      long unansweredQuestionMs,
      long announcedWaitMs,
      long longHoldMs,
      long openUtteranceMs,
      long finalsOnlyMs) {
    /** The defaults. */
    public static final Silence DEFAULT =
        new Silence(5_000, 10_000, 4_000, 15_000, 45_000, 2_500, 2_500);
  }

  /**
   * @param onset level, 0 to 1, at which an episode of tension opens
   * @param release level at which it closes; lower than {@code onset}, so that it does not flap
   * @param halfLifeMs media time in which the level halves when nothing adds to it
   * @param sentimentDrop fall of the caller's mood below their own baseline that counts, on the
   *     scale -1 to +1
   * @param overtalkMs shared speech, started by the agent, that counts as talking over the customer
   */
  public record Tense(
      double onset, double release, long halfLifeMs, double sentimentDrop, long overtalkMs) {
    /** The defaults. */
    public static final Tense DEFAULT = new Tense(0.5, 0.22, 45_000, 0.3, 1_000);
  }

  /**
   * @param strength how clearly a concern must show, 0 to 1
   * @param repeatMs media time after which the same words are the concern raised again, not the
   *     same breath
   * @param fadeMs media time after which a concern that is not raised again has faded
   * @param deadlockTimes how often the same concern must be raised to be a deadlock
   * @param pitchMs agent talk within the last minute that makes one-word answers telling
   */
  public record Concern(
      double strength, long repeatMs, long fadeMs, int deadlockTimes, long pitchMs) {
    /** The defaults. */
    public static final Concern DEFAULT = new Concern(0.5, 3_000, 120_000, 3, 20_000);
  }

  /**
   * Counts are of the agent's goes: all that the agent says between two turns of the customer.
   *
   * @param missedAfter goes within which a step of the ladder is expected
   * @param overEmpathising goes in a row that are empathic and move nothing forward
   * @param closedQuestions closed questions in a row after a concern that are a barrage
   * @param momentMs media time after which a slip that was not mended is past, in milliseconds
   * @param openingMs the same for an opportunity
   */
  public record Empathy(
      int missedAfter, int overEmpathising, int closedQuestions, long momentMs, long openingMs) {
    /** The defaults. Two and three are the counts that coaches of empathy in selling teach. */
    public static final Empathy DEFAULT = new Empathy(2, 3, 3, 30_000, 90_000);
  }

  /**
   * Times in milliseconds.
   *
   * @param monologueMs the agent speaks without the customer getting a word in
   * @param talkShare the agent's share of the talk of the last two minutes, 0 to 1
   * @param fastPace the agent's pace as a multiple of their own habit
   * @param pauseMs the agent answers a hard statement sooner than this; three seconds are fine
   * @param rapportMs business within so short a time of the start, without a word of rapport
   * @param features features listed in one go, with no link to what the customer wants
   */
  public record Delivery(
      long monologueMs,
      double talkShare,
      double fastPace,
      long pauseMs,
      long rapportMs,
      int features) {
    /** The defaults. */
    public static final Delivery DEFAULT = new Delivery(45_000, 0.7, 1.4, 700, 20_000, 3);
  }

  /**
   * Writing is slower than talking, and has no tone of voice. Times in milliseconds.
   *
   * @param deadAirMs nobody writes
   * @param deadAirStrongMs nobody writes, still
   * @param unansweredQuestionMs nobody answers a question or a price
   * @param monologueWords words that the agent writes without an answer
   */
  public record Chat(
      long deadAirMs, long deadAirStrongMs, long unansweredQuestionMs, int monologueWords) {
    /** The defaults: own judgement. */
    public static final Chat DEFAULT = new Chat(90_000, 180_000, 60_000, 120);

    Silence silence(Silence voice) {
      return new Silence(
          deadAirMs,
          deadAirStrongMs,
          unansweredQuestionMs,
          Math.max(2 * deadAirMs, voice.announcedWaitMs()),
          voice.longHoldMs(),
          voice.openUtteranceMs(),
          0);
    }
  }
}
