package io.attune.wire;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.TimePassed;
import io.attune.coach.Ledger;
import io.attune.coach.Quiet;
import io.attune.detect.Journey;
import io.attune.detect.Turn;
import io.attune.engine.CallState;
import io.attune.engine.CallState.Phase;
import io.attune.engine.Effect;
import io.attune.engine.Effect.TurnSettled;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a call have to be written. The changelog is the dearest part of a step, so a row is
 * written when something changed that a restart could not do without. What merely moved with time,
 * and words that have led to nothing yet, are not: partials are many, turns become certain only a
 * while later, and after a restart both are heard again from the log.
 *
 * @param call the row that changes with every turn
 * @param dossier the row that seldom changes
 * @param journey the row that grows with the call's course
 * @param turns turns that are new, or differ from what was written of them
 * @param withdrawn a later revision without words that takes a pending turn away; null if none did
 */
public record RowChanges(
    boolean call, boolean dossier, boolean journey, List<Turn> turns, SegmentHeard withdrawn) {
  private static final RowChanges NONE = new RowChanges(false, false, false, List.of(), null);

  /**
   * @param written what the stores have, null if nothing
   * @param now the state after the step
   * @param input what the step was about
   * @param effects what followed from it
   */
  public static RowChanges between(
      CallState written, CallState now, CallInput input, List<Effect> effects) {
    if (written == null || wasErased(written, now)) {
      return new RowChanges(true, true, true, turns(List.of(), now, List.of()), null);
    }
    boolean essential =
        written.settled() != now.settled()
            || written.phase() != now.phase()
            || written.ledger().visible() != now.ledger().visible()
            || written.signalLost() != now.signalLost();
    SegmentHeard words = words(input);
    if (words != null && !words.isFinal() && !essential) {
      return NONE;
    }
    boolean dossier = isDossier(written, now);
    SegmentHeard withdrawn =
        words != null && isWithdrawn(words, written.pending(), now.pending()) ? words : null;
    // As time passes, what is pending stays or settles; what else changes it is not words.
    boolean heardAgain = withdrawn == null && (words != null || input instanceof TimePassed);
    boolean call =
        essential
            || dossier
            || !isSame(written.quiet(), now.quiet())
            || !heardAgain && written.pending() != now.pending();
    if (!call) {
      return NONE;
    }
    return new RowChanges(
        call,
        dossier,
        !isSame(written.settled().journey(), now.settled().journey()),
        turns(written.pending(), now, effects),
        withdrawn);
  }

  /**
   * All that the stores do not have of a call, and where it stands in any case.
   *
   * @param written what the stores have
   */
  public static RowChanges since(CallState written, CallState now) {
    return new RowChanges(
        true,
        isDossier(written, now),
        !isSame(written.settled().journey(), now.settled().journey()),
        turns(written.pending(), now, List.of()),
        null);
  }

  private static boolean isDossier(CallState written, CallState now) {
    return !written.facts().equals(now.facts())
        || !written.holds().equals(now.holds())
        || written.settled().finished() != now.settled().finished()
        || written.ledger().muted() != now.ledger().muted()
        || !isSame(written.ledger().entries(), now.ledger().entries());
  }

  /** Whether nothing has to be written. */
  public boolean isNone() {
    return !call && !dossier && !journey && turns.isEmpty() && withdrawn == null;
  }

  private static List<Turn> turns(List<Turn> written, CallState now, List<Effect> effects) {
    List<Turn> turns = new ArrayList<>(1);
    for (Turn turn : now.pending()) {
      if (!isAmong(written, turn)) {
        turns.add(turn);
      }
    }
    for (Effect effect : effects) {
      if (effect instanceof TurnSettled settled && !isAmong(written, settled.scored().turn())) {
        turns.add(settled.scored().turn());
      }
    }
    return turns;
  }

  /** Whether a turn is there just as it would be written: what its words say is read again. */
  private static boolean isAmong(List<Turn> written, Turn turn) {
    for (Turn other : written) {
      if (other.heard() == turn.heard() && other.refinement() == turn.refinement()) {
        return true;
      }
    }
    return false;
  }

  private static SegmentHeard words(CallInput input) {
    return input instanceof CallEvent event && event.body() instanceof SegmentHeard segment
        ? segment
        : null;
  }

  private static boolean isWithdrawn(SegmentHeard segment, List<Turn> written, List<Turn> now) {
    return segment.isFinal()
        && segment.text().isBlank()
        && holds(written, segment)
        && !holds(now, segment);
  }

  private static boolean holds(List<Turn> turns, SegmentHeard segment) {
    return turns.stream().anyMatch(turn -> turn.segmentId().equals(segment.segmentId()));
  }

  private static boolean wasErased(CallState written, CallState now) {
    return now.phase() == Phase.ERASED && written.phase() != Phase.ERASED;
  }

  /** The levels, that is; where a silence began also moves with partials. */
  private static boolean isSame(Quiet a, Quiet b) {
    return a.deadAirLevel() == b.deadAirLevel()
        && a.questionLevel() == b.questionLevel()
        && a.holdLevel() == b.holdLevel();
  }

  /** A cue that is withheld is considered anew all the time; the moment of that does not matter. */
  private static boolean isSame(List<Ledger.Entry> a, List<Ledger.Entry> b) {
    if (a == b) {
      return true;
    }
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      Ledger.Entry x = a.get(i);
      Ledger.Entry y = b.get(i);
      if (!x.cueId().equals(y.cueId())
          || x.outcome() != y.outcome()
          || x.feedback() != y.feedback()) {
        return false;
      }
    }
    return true;
  }

  /** All points but the newest, which are in the call's row. */
  private static boolean isSame(Journey a, Journey b) {
    int points = StoredConversations.shelved(a);
    // Points that are certain only ever get more, or coarser.
    return a.stepMs() == b.stepMs()
        && points == StoredConversations.shelved(b)
        && (points == 0 || a.points().get(points - 1).equals(b.points().get(points - 1)));
  }
}
