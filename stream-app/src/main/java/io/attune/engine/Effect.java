package io.attune.engine;

import io.attune.call.CallEvent;
import io.attune.coach.Cue;
import io.attune.coach.Quiet;
import io.attune.detect.Conversation;
import io.attune.detect.Episode;
import io.attune.detect.Holds;
import io.attune.detect.ScoredTurn;
import io.attune.detect.Turn;
import io.attune.language.Refinement;
import io.attune.language.TextContext;
import io.attune.language.TextRefiner;

/** What a step brings about outside the engine. */
public sealed interface Effect {

  /**
   * A cue was raised, or its stage changed.
   *
   * @param receivedAt record time of the input that brought it about, epoch ms
   */
  record CueChanged(CallFacts facts, Cue cue, long receivedAt) implements Effect {}

  /**
   * A final turn is certain, or was revised afterwards.
   *
   * @param late whether it was published too late after it was spoken for a cue to help
   */
  record TurnSettled(CallFacts facts, ScoredTurn scored, boolean late) implements Effect {}

  /**
   * A turn was heard that a slower model may be asked about. Its answer, should there be one, comes
   * back as a {@link io.attune.call.CallEvent.TurnRefined}.
   *
   * @param locale BCP 47 tag of the language it was read in
   */
  record RefinementWanted(CallFacts facts, String locale, Turn turn) implements Effect {

    /**
     * Asks about the turn.
     *
     * @return the answer, with the record time of the turn
     */
    public CallEvent ask(TextRefiner refiner) {
      Refinement answer =
          refiner.refine(
              TurnReader.utterance(turn.heard()), new TextContext(turn.context()), turn.reading());
      return new CallEvent(
          facts.callId(),
          facts.tenant(),
          turn.heardAt(),
          null,
          answer.on(turn.segmentId(), turn.heard().revision()));
    }
  }

  /** An episode ended and is certain. */
  record EpisodeFinished(CallFacts facts, Episode episode) implements Effect {}

  /**
   * The picture of a live call changed.
   *
   * @param at record time, epoch ms
   */
  record ViewChanged(
      CallFacts facts,
      long at,
      Conversation live,
      Quiet quiet,
      Holds holds,
      Cue visible,
      int cuesShown,
      int cuesActed,
      boolean signalLost)
      implements Effect {
    static ViewChanged of(Draft call, long at) {
      return new ViewChanged(
          call.facts,
          at,
          call.live.now(),
          call.quiet,
          call.holds,
          call.ledger.visible(),
          call.ledger.shown(),
          call.ledger.acted(),
          call.signalLost);
    }
  }

  /** The call is over: its debrief. Its view and its state go. */
  record CallSummarised(CallFacts facts, CallState last, long mediaMs, String reason)
      implements Effect {}

  /**
   * Everything that is kept of the call goes, here and wherever it was written to.
   *
   * @param at record time, epoch ms
   * @param reason why, null if nobody said
   */
  record CallErased(CallFacts facts, long at, String reason) implements Effect {}

  /** An input changed nothing. */
  record Dropped(DropReason reason) implements Effect {}

  /** Why an input changed nothing. The name in lower case is a metric's label. */
  enum DropReason {
    DUPLICATE,
    /** A lower revision than the one heard, or a partial after its final. */
    SUPERSEDED,
    /** Spoken longer ago than the engine looks back. */
    TOO_LATE,
    CALL_ENDED,
    /** Published of a call that was erased. */
    CALL_ERASED,
    /** A hold, an end or feedback for a call that was never heard. */
    UNKNOWN_CALL,
    /** Feedback on a cue that this call never had. */
    UNKNOWN_CUE,
    /** A slower model's answer on a turn that was certain already, or that nobody heard. */
    REFINED_LATE,
    /** A final without words. */
    EMPTY
  }
}
