package io.attune.detect;

import io.attune.call.Speaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/**
 * The turns of the last two minutes, oldest first, in media order. Bounded in time and in number: a
 * flood of segments pushes out the oldest.
 */
public final class RecentTurns {

  /** How far back turns are kept, in milliseconds of media time. */
  public static final long WINDOW_MS = 120_000;

  /** Most turns kept, whatever their times. */
  public static final int TURNS = 240;

  /** No turns. */
  public static final RecentTurns NONE = new RecentTurns(List.of(), Map.of());

  private static final int ASKED = 1;
  private static final int WAITS = 2;
  private static final int ANNOUNCES = 4;

  private final List<Turn> turns;

  /** Hashes of their segment ids, in the same order: most ids that are looked for are new. */
  private final int[] ids;

  /** The latest turn of each side that is not among them any more: a late turn may answer it. */
  private final Map<Speaker, Turn> forgotten;

  private final long agentMs;
  private final long customerMs;
  private final long longestMs;

  /**
   * What the last of them says, once that was asked: it is with each partial, when the words have
   * not been looked at for long. The same whoever asks first.
   */
  private int last;

  private RecentTurns(List<Turn> turns, Map<Speaker, Turn> forgotten) {
    this(
        turns,
        turns.stream().mapToInt(turn -> turn.segmentId().hashCode()).toArray(),
        forgotten,
        turns.stream().mapToLong(turn -> talkMs(turn, Speaker.AGENT)).sum(),
        turns.stream().mapToLong(turn -> talkMs(turn, Speaker.CUSTOMER)).sum(),
        longestMs(turns));
  }

  private RecentTurns(
      List<Turn> turns,
      int[] ids,
      Map<Speaker, Turn> forgotten,
      long agentMs,
      long customerMs,
      long longestMs) {
    this.turns = turns;
    this.ids = ids;
    this.forgotten = forgotten;
    this.agentMs = agentMs;
    this.customerMs = customerMs;
    this.longestMs = longestMs;
  }

  private static long talkMs(Turn turn, Speaker speaker) {
    return turn.isBy(speaker) ? turn.heard().durationMs() : 0;
  }

  private static long longestMs(List<Turn> turns) {
    long longest = 0;
    for (Turn turn : turns) {
      longest = Math.max(longest, turn.heard().durationMs());
    }
    return longest;
  }

  /** Turns as they were kept; they must be in media order. */
  public static RecentTurns of(List<Turn> turns) {
    return turns.isEmpty() ? NONE : new RecentTurns(List.copyOf(turns), Map.of());
  }

  /** Those of some turns, in media order, that are kept after the last of them was heard. */
  public static RecentTurns within(List<Turn> turns) {
    return turns.isEmpty() ? NONE : NONE.keeping(turns);
  }

  /** The turns, oldest first. */
  public List<Turn> all() {
    return turns;
  }

  /** The latest turn of a side. */
  public Optional<Turn> lastBy(Speaker speaker) {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i).isBy(speaker)) {
        return Optional.of(turns.get(i));
      }
    }
    return Optional.empty();
  }

  /** The latest turn of anybody but {@code speaker}. */
  public Optional<Turn> lastNotBy(Speaker speaker) {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (!turns.get(i).isBy(speaker)) {
        return Optional.of(turns.get(i));
      }
    }
    return Optional.empty();
  }

  /** What anybody but {@code speaker} said last, however long ago; empty if nobody did. */
  public String lastWordsNotBy(Speaker speaker) {
    return lastNotBy(speaker)
        .map(turn -> turn.heard().text())
        .orElseGet(() -> forgottenWordsNotBy(speaker));
  }

  private String forgottenWordsNotBy(Speaker speaker) {
    return forgotten.values().stream()
        .filter(turn -> !turn.isBy(speaker))
        .max(Turn.MEDIA_ORDER)
        .map(turn -> turn.heard().text())
        .orElse("");
  }

  /** The turn of a segment, if it is still within the window. */
  public Optional<Turn> find(String segmentId) {
    int id = segmentId.hashCode();
    for (int i = ids.length - 1; i >= 0; i--) {
      if (ids[i] == id && turns.get(i).segmentId().equals(segmentId)) {
        return Optional.of(turns.get(i));
      }
    }
    return Optional.empty();
  }

  /** The end of the latest turn, 0 if there is none. */
  public long lastEndMs() {
    return turns.isEmpty() ? 0 : turns.get(turns.size() - 1).endMs();
  }

  /**
   * Record time at which the first was published of all that a later turn may answer, epoch ms;
   * {@link Long#MAX_VALUE} if there is none.
   */
  public long heardSince() {
    long first = Long.MAX_VALUE;
    for (Turn turn : turns) {
      first = Math.min(first, turn.heardAt());
    }
    for (Turn turn : forgotten.values()) {
      first = Math.min(first, turn.heardAt());
    }
    return first;
  }

  /** Whether the last words wait for an answer. */
  public boolean waitForAnswer() {
    return lastSays(WAITS);
  }

  /** Whether the agent has just asked for a moment. */
  public boolean announceWait() {
    return lastSays(ANNOUNCES);
  }

  private boolean lastSays(int what) {
    if (last == 0 && !turns.isEmpty()) {
      Turn turn = turns.get(turns.size() - 1);
      last = ASKED | (turn.waitsForAnswer() ? WAITS : 0) | (turn.announcesWait() ? ANNOUNCES : 0);
    }
    return (last & what) != 0;
  }

  /** How long the longest of them lasted, in milliseconds; 0 if there is none. */
  public long longestMs() {
    return longestMs;
  }

  /** How long a side spoke in them, in milliseconds; 0 for {@link Speaker#OTHER}. */
  public long talkMs(Speaker speaker) {
    return switch (speaker) {
      case AGENT -> agentMs;
      case CUSTOMER -> customerMs;
      case OTHER -> 0;
    };
  }

  /** Those that ended after a moment, in media time. */
  List<Turn> endedAfter(long mediaMs) {
    int from = 0;
    int to = turns.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (turns.get(middle).endMs() > mediaMs) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return turns.subList(from, turns.size());
  }

  /** The latest end of the turns that began before {@code startMs}, or -1 if none did. */
  public long lastEndBefore(long startMs) {
    // They are in the order of their ends, so the first that is found is the latest.
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i).startMs() < startMs) {
        return turns.get(i).endMs();
      }
    }
    return -1;
  }

  /**
   * Time that {@code turn} shares with the other side, in milliseconds; speech of one's own side
   * does not count.
   */
  public long overlapMs(Turn turn) {
    long sum = 0;
    // Those before one that ended in time ended in time as well.
    for (int i = turns.size() - 1; i >= 0 && turns.get(i).endMs() > turn.startMs(); i--) {
      if (turn.speaker().isAnsweredBy(turns.get(i).speaker())) {
        sum += turn.overlapMs(turns.get(i));
      }
    }
    return Math.min(sum, turn.heard().durationMs());
  }

  /** The same turns and one more, in its place. */
  public RecentTurns after(Turn turn) {
    List<Turn> kept = new ArrayList<>(turns.size() + 1);
    kept.addAll(turns);
    int place = kept.size();
    while (place > 0 && Turn.MEDIA_ORDER.compare(kept.get(place - 1), turn) > 0) {
      place--;
    }
    kept.add(place, turn);
    int[] keptIds = new int[kept.size()];
    System.arraycopy(ids, 0, keptIds, 0, place);
    keptIds[place] = turn.segmentId().hashCode();
    System.arraycopy(ids, place, keptIds, place + 1, ids.length - place);
    return new RecentTurns(
            kept,
            keptIds,
            forgotten,
            agentMs + talkMs(turn, Speaker.AGENT),
            customerMs + talkMs(turn, Speaker.CUSTOMER),
            Math.max(longestMs, turn.heard().durationMs()))
        .stillRecent();
  }

  /** Of these turns those that are still recent, as what follows from the same past. */
  private RecentTurns keeping(List<Turn> all) {
    return new RecentTurns(all, forgotten).stillRecent();
  }

  private RecentTurns stillRecent() {
    long oldest = lastEndMs() - WINDOW_MS;
    int from = Math.max(0, turns.size() - TURNS);
    while (from < turns.size() - 1 && turns.get(from).endMs() < oldest) {
      from++;
    }
    if (from == 0) {
      return this;
    }
    Map<Speaker, Turn> gone = new EnumMap<>(Speaker.class);
    gone.putAll(forgotten);
    long agentGoneMs = 0;
    long customerGoneMs = 0;
    for (Turn turn : turns.subList(0, from)) {
      gone.merge(turn.speaker(), turn, BinaryOperator.maxBy(Turn.MEDIA_ORDER));
      agentGoneMs += talkMs(turn, Speaker.AGENT);
      customerGoneMs += talkMs(turn, Speaker.CUSTOMER);
    }
    List<Turn> kept = List.copyOf(turns.subList(from, turns.size()));
    boolean wasLonger = longestMs(turns.subList(0, from)) == longestMs;
    return new RecentTurns(
        kept,
        Arrays.copyOfRange(ids, from, ids.length),
        gone,
        agentMs - agentGoneMs,
        customerMs - customerGoneMs,
        wasLonger ? longestMs(kept) : longestMs);
  }

  /** The same turns with a later revision in the place of the turn of the same segment. */
  public RecentTurns replacing(Turn revised) {
    List<Turn> kept = new ArrayList<>(turns);
    kept.replaceAll(turn -> turn.segmentId().equals(revised.segmentId()) ? revised : turn);
    kept.sort(Turn.MEDIA_ORDER);
    return keeping(kept);
  }

  /**
   * The same turns, those read again that answer other words than they were read in the light of.
   *
   * @param reader reads a turn as an answer to these words
   */
  public RecentTurns inContext(BiFunction<Turn, String, Turn> reader) {
    List<Turn> read = new ArrayList<>(turns);
    for (int i = 0; i < read.size(); i++) {
      Turn turn = read.get(i);
      int asked = i - 1;
      while (asked >= 0 && read.get(asked).isBy(turn.speaker())) {
        asked--;
      }
      String context =
          asked >= 0 ? read.get(asked).heard().text() : forgottenWordsNotBy(turn.speaker());
      if (!context.equals(turn.context())) {
        read.set(i, reader.apply(turn, context));
      }
    }
    return new RecentTurns(read, forgotten);
  }

  /** Whether nothing is known to have been said after a turn. */
  public boolean endBefore(Turn turn) {
    return turns.isEmpty() || Turn.MEDIA_ORDER.compare(turns.get(turns.size() - 1), turn) < 0;
  }

  /** The turns heard before one of them. */
  public RecentTurns before(Turn turn) {
    return new RecentTurns(
        turns.stream().filter(t -> Turn.MEDIA_ORDER.compare(t, turn) < 0).toList(), forgotten);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecentTurns that && turns.equals(that.turns);
  }

  @Override
  public int hashCode() {
    return turns.hashCode();
  }

  @Override
  public String toString() {
    return turns.size() + " turns";
  }
}
