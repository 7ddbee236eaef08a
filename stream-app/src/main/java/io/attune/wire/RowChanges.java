package io.attune.wire;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
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
 * and what partials brought, is not: partials are many, and after a restart they are heard again
 * from the log.
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
    boolean partial =
        input instanceof CallEvent event
            && event.body() instanceof SegmentHeard segment
            && !segment.isFinal();
    boolean essential =
        written.settled() != now.settled()
            || written.pending() != now.pending()
            || written.phase() != now.phase()
            || written.ledger().visible() != now.ledger().visible()
            || written.signalLost() != now.signalLost();
    if (partial && !essential) {
      return NONE;
    }
    boolean dossier =
        !written.facts().equals(now.facts())
            || !written.holds().equals(now.holds())
            || written.settled().finished() != now.settled().finished()
            || written.ledger().muted() != now.ledger().muted()
            || !isSame(written.ledger().entries(), now.ledger().entries());
    boolean call = essential || dossier || !isSame(written.quiet(), now.quiet());
    return new RowChanges(
        call,
        dossier,
        !isSame(written.settled().journey(), now.settled().journey()),
        turns(written.pending(), now, effects),
        withdrawn(written.pending(), now.pending(), input));
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

  private static SegmentHeard withdrawn(List<Turn> written, List<Turn> now, CallInput input) {
    if (input instanceof CallEvent event
        && event.body() instanceof SegmentHeard segment
        && segment.isFinal()
        && segment.text().isBlank()
        && holds(written, segment)
        && !holds(now, segment)) {
      return segment;
    }
    return null;
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
