package io.attune.detect;

import io.attune.call.CallContext;
import io.attune.call.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What is understood of a call after a number of turns: the result of folding them, in media order,
 * with {@link Listener#hear}. Immutable and bounded, however long the call lasts.
 *
 * @param agent the agent's airtime
 * @param customer the customers' airtime
 * @param overlapMs time during which both sides spoke
 * @param pace the agent's mean words a minute, 0 while unknown
 * @param voices the people on the customer's side, each with their own normal
 * @param mood the customers' sentiment of late
 * @param tension how tense it is
 * @param open episodes that go on
 * @param finished episodes that have ended, the latest {@link #FINISHED}
 * @param gaps silences that may still shrink
 * @param journey its course, for the debrief
 * @param stockLines hashes of the stock lines that the agent has said, oldest first, at most {@link
 *     #STOCK_LINES}
 * @param context what was known before the first word
 * @param recent the turns of the last two minutes
 */
public record Conversation(
    Airtime agent,
    Airtime customer,
    long overlapMs,
    double pace,
    Voices voices,
    Mood mood,
    Tension tension,
    List<Episode> open,
    List<Episode> finished,
    List<Gap> gaps,
    Journey journey,
    List<Integer> stockLines,
    CallContext context,
    RecentTurns recent) {

  /** Most finished episodes kept. */
  public static final int FINISHED = 60;

  /** Most stock lines remembered. */
  public static final int STOCK_LINES = 32;

  /** Nothing heard yet. */
  public static final Conversation EMPTY =
      new Conversation(
          Airtime.NONE,
          Airtime.NONE,
          0,
          0,
          Voices.NONE,
          Mood.NONE,
          Tension.NONE,
          List.of(),
          List.of(),
          List.of(),
          Journey.NONE,
          List.of(),
          CallContext.UNKNOWN,
          RecentTurns.NONE);

  /** The open episode of a category. */
  public Optional<Episode> open(Category category) {
    for (Episode episode : open) {
      if (episode.category() == category) {
        return Optional.of(episode);
      }
    }
    return Optional.empty();
  }

  /** The latest state of an episode, open or finished; empty if it never was, or was forgotten. */
  public Optional<Episode> find(Category category, long startMs) {
    for (Episode episode : open) {
      if (episode.category() == category && episode.startMs() == startMs) {
        return Optional.of(episode);
      }
    }
    for (int i = finished.size() - 1; i >= 0; i--) {
      Episode episode = finished.get(i);
      if (episode.category() == category && episode.startMs() == startMs) {
        return Optional.of(episode);
      }
    }
    return Optional.empty();
  }

  /** Airtime of a side; {@link Airtime#NONE} for {@link Speaker#OTHER}. */
  public Airtime airtime(Speaker speaker) {
    return switch (speaker) {
      case AGENT -> agent;
      case CUSTOMER -> customer;
      case OTHER -> Airtime.NONE;
    };
  }

  /** Media time up to which somebody has spoken, 0 if nobody has. */
  public long lastSpeechEndMs() {
    return Math.max(recent.lastEndMs(), Math.max(agent.lastEndMs(), customer.lastEndMs()));
  }

  /** The agent's share of all talk so far, 0 to 1; 0 before anybody spoke. */
  public double agentTalkShare() {
    long all = agent.talkMs() + customer.talkMs();
    return all == 0 ? 0 : (double) agent.talkMs() / all;
  }

  /**
   * The same conversation with a turn corrected afterwards; what had followed from it stays.
   *
   * @param reader reads a settled turn again, as an answer to other words
   */
  public Conversation revising(Turn revised, BiFunction<Turn, String, Turn> reader) {
    return with(context, recent.replacing(revised)).inContext(reader);
  }

  /**
   * The same conversation, in which every turn was read as an answer to what stands before it.
   *
   * @param reader reads a settled turn again, as an answer to other words
   */
  public Conversation inContext(BiFunction<Turn, String, Turn> reader) {
    return with(context, recent.inContext(reader));
  }

  /** The same conversation, now that its context was heard. */
  public Conversation within(CallContext heard) {
    return with(heard, recent);
  }

  private Conversation with(CallContext heard, RecentTurns turns) {
    return new Conversation(
        agent,
        customer,
        overlapMs,
        pace,
        voices,
        mood,
        tension,
        open,
        finished,
        gaps,
        journey,
        stockLines,
        heard,
        turns);
  }

  /** The concerns that are open: tension and objections, oldest first. */
  public List<Episode> concerns() {
    List<Episode> concerns = new ArrayList<>(open.size());
    for (Episode episode : open) {
      if (episode.isConcern()) {
        concerns.add(episode);
      }
    }
    return concerns;
  }

  /** Whether a concern is open. */
  public boolean hasConcerns() {
    for (Episode episode : open) {
      if (episode.isConcern()) {
        return true;
      }
    }
    return false;
  }

  /** A turn of this conversation, measured again. */
  public ScoredTurn rescored(Turn turn) {
    return ScoredTurn.in(
        recent.before(turn), voices, turn, tension.level(), ScoredTurn.statedObjection(turn));
  }
}
