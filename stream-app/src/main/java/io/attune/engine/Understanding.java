package io.attune.engine;

import io.attune.call.CallContext;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.TurnRefined;
import io.attune.detect.Conversation;
import io.attune.detect.Heard;
import io.attune.detect.Turn;
import io.attune.engine.Effect.DropReason;
import io.attune.language.Refinement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the two conversations of a call: the settled one, and the live one that continues it over
 * what is pending.
 */
final class Understanding {
  private final CallEngine engine;
  private final Draft call;
  private final Consumer<Effect> effects;

  Understanding(CallEngine engine, Draft call, Consumer<Effect> effects) {
    this.engine = engine;
    this.call = call;
    this.effects = effects;
  }

  /** The turn of a segment, pending or settled within the window. */
  Optional<Turn> find(String segmentId) {
    Turn pending = pending(segmentId);
    return pending == null ? call.settled.recent().find(segmentId) : Optional.of(pending);
  }

  private Turn pending(String segmentId) {
    for (Turn turn : call.pending) {
      if (turn.segmentId().equals(segmentId)) {
        return turn;
      }
    }
    return null;
  }

  /** When the next pending turn becomes certain, record time in epoch ms. */
  long settleDue() {
    long due = Long.MAX_VALUE;
    for (Turn turn : call.pending) {
      due = Math.min(due, turn.heardAt() + CallEngine.LATENESS_MS);
    }
    return due;
  }

  /** What was known before the first word is known now. */
  void placeWithin(CallContext context) {
    call.settled = call.settled.within(context);
    relive();
  }

  /**
   * Hears a final, in the place of an earlier revision if there is one. A final without words only
   * takes that away.
   */
  void hear(SegmentHeard segment, long at, Turn known) {
    if (known != null && !call.pending.contains(known)) {
      revise(known, segment, at);
      return;
    }
    List<Turn> next = new ArrayList<>(call.pending);
    next.remove(known);
    if (!segment.text().isBlank()) {
      Turn turn = engine.reader.read(segment, at, call.live.now().recent());
      next.add(turn);
      next.sort(Turn.MEDIA_ORDER);
      if (RefinementGate.admits(turn)) {
        effects.accept(new Effect.RefinementWanted(call.facts, engine.playbook.locale(), turn));
      }
    }
    boolean follows = continuesLive(next);
    call.pending = List.copyOf(next);
    if (follows) {
      Turn last = next.get(next.size() - 1);
      call.live = call.live.then(engine.listener.hear(call.live.now(), last, call.holds));
    } else {
      relive();
    }
    settleWhatIsTooMuch();
  }

  /**
   * A flood of turns within the lateness bound does not wait for its end: the first of them settle
   * at once.
   */
  private void settleWhatIsTooMuch() {
    boolean crowded = false;
    while (call.pending.size() > CallEngine.MOST_PENDING
        || (call.pending.size() > 1 && pendingChars() > CallEngine.MOST_PENDING_CHARS)) {
      settle(1);
      crowded = true;
    }
    if (crowded) {
      relive();
    }
  }

  private int pendingChars() {
    int chars = 0;
    for (Turn turn : call.pending) {
      chars += turn.heard().text().length();
    }
    return chars;
  }

  /** Whether the next pending turns are those of now, and one more behind them. */
  private boolean continuesLive(List<Turn> next) {
    int known = call.pending.size();
    return next.size() == known + 1
        && next.subList(0, known).equals(call.pending)
        && call.live.heard().size() == known
        && call.live.continues(call.settled, call.holds);
  }

  /**
   * Keeps a slower model's answer with its turn until that is certain. Of several the last counts.
   *
   * @return why the answer changes nothing; null if it does
   */
  DropReason keep(TurnRefined answer) {
    Turn turn = pending(answer.segmentId());
    if (turn == null) {
      return DropReason.REFINED_LATE;
    }
    if (turn.heard().revision() != answer.revision()) {
      return DropReason.SUPERSEDED;
    }
    Turn answered = turn.answeredBy(Refinement.of(answer));
    if (answered.equals(turn)) {
      return DropReason.DUPLICATE;
    }
    call.pending = call.pending.stream().map(t -> t == turn ? answered : t).toList();
    relive();
    return null;
  }

  /**
   * A correction after the turn was certain: its row is written again, what had followed from it
   * stays. Turns that answer it are read again in its light, as they would be after a restart.
   */
  private void revise(Turn known, SegmentHeard segment, long at) {
    Turn revised = engine.reader.corrected(known, segment, at);
    call.settled = call.settled.revising(revised, engine.reader::answering);
    Turn inPlace = call.settled.recent().find(revised.segmentId()).orElse(revised);
    relive();
    effects.accept(
        new Effect.TurnSettled(call.facts, call.settled.rescored(inPlace), isLate(known)));
  }

  /** What the live conversation would be if a partial stayed as it is. */
  Conversation withPartial(Turn soFar) {
    return engine.listener.hear(call.live.now(), soFar, call.holds).after();
  }

  /** Settles the turns that are certain by now, and every turn spoken before them. */
  void settle() {
    int certain = 0;
    for (int i = 0; i < call.pending.size(); i++) {
      if (call.pending.get(i).heardAt() + CallEngine.LATENESS_MS <= call.clock) {
        certain = i + 1;
      }
    }
    boolean refined =
        call.pending.subList(0, certain).stream().anyMatch(t -> t.refinement() != null);
    settle(certain);
    if (certain > 0 && !call.live.continues(call.settled, call.holds)) {
      relive();
    }
    // Until here the live conversation went by the words alone.
    call.viewDue |= refined;
  }

  /** The call is over: every turn, every silence and every episode becomes certain. */
  void conclude(long mediaMs) {
    settle(call.pending.size());
    Heard end = engine.listener.end(call.settled, call.holds, mediaMs);
    call.settled = end.after();
    end.finished().forEach(e -> effects.accept(new Effect.EpisodeFinished(call.facts, e)));
  }

  private void settle(int count) {
    boolean asHeard = call.live.continues(call.settled, call.holds);
    for (int i = 0; i < count; i++) {
      Turn turn = call.pending.get(i);
      asHeard &= turn.refinement() == null;
      asHeard &= call.settled.recent().endBefore(turn);
      Heard heard = asHeard ? call.live.heard().get(i) : hearAgain(turn);
      call.settled = inOrder(turn, heard.after());
      effects.accept(new Effect.TurnSettled(call.facts, heard.scored(), isLate(turn)));
      heard.finished().forEach(e -> effects.accept(new Effect.EpisodeFinished(call.facts, e)));
    }
    if (count > 0) {
      call.pending = List.copyOf(call.pending.subList(count, call.pending.size()));
    }
    if (asHeard) {
      call.live = call.live.settledBy(count);
    }
  }

  /** A turn that came late stands before turns that answer it: they are read again. */
  private Conversation inOrder(Turn turn, Conversation after) {
    return call.settled.recent().endBefore(turn)
        ? after
        : after.inContext(engine.reader::answering);
  }

  private Heard hearAgain(Turn turn) {
    Turn inPlace = engine.reader.inPlace(turn, call.settled.recent()).refined();
    return engine.listener.hear(call.settled, inPlace, call.holds);
  }

  /** Derives the live conversation. */
  void relive() {
    Live live = new Live(call.settled, call.holds, List.of());
    for (Turn turn : call.pending) {
      Conversation now = live.now();
      live =
          live.then(
              engine.listener.hear(now, engine.reader.inPlace(turn, now.recent()), call.holds));
    }
    call.live = live;
  }

  private boolean isLate(Turn turn) {
    long spokenAt = call.facts.startedAt() + turn.endMs();
    return turn.heardAt() - spokenAt > engine.playbook.attention().lateAfterMs();
  }
}
