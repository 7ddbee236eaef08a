package io.attune.app;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.TurnRefined;
import io.attune.call.CallInput;
import io.attune.engine.Effect;
import io.attune.engine.Effect.RefinementWanted;
import io.attune.language.TextRefiner;
import io.attune.wire.json.Lines;
import io.attune.wire.json.MergedEvents;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The slower model in a replay: its answer on a turn is worked out at once and heard right after
 * the turn, as in a live system that is never late. Answers that a recording holds already stay as
 * they are, and where they are.
 */
final class InlineAnswers implements AutoCloseable {
  private final Optional<TextRefiner> refiner;
  private final Set<Place> recorded;
  private final Deque<CallEvent> answers = new ArrayDeque<>();

  private record Place(String callId, String segmentId, int revision) {}

  private InlineAnswers(Optional<TextRefiner> refiner, Set<Place> recorded) {
    this.refiner = refiner;
    this.recorded = recorded;
  }

  /**
   * @param encoder empty if turns are not read again
   * @param files the recordings, which are read once for the answers in them. Standard input cannot
   *     be: an answer there takes the place of the one that was worked out, if it is in time
   * @throws Failure if the encoder cannot be used on this machine
   */
  static InlineAnswers before(Optional<RefinerProvider> encoder, List<String> files)
      throws IOException {
    if (encoder.isEmpty()) {
      return new InlineAnswers(Optional.empty(), Set.of());
    }
    Set<Place> recorded = new HashSet<>();
    List<String> readable = files.stream().filter(file -> !file.equals(Lines.STDIN)).toList();
    try (MergedEvents events = Recordings.open(readable, bad -> {})) {
      events.forEachRemaining(input -> note(input, recorded));
    }
    return new InlineAnswers(Optional.of(open(encoder.get())), recorded);
  }

  private static TextRefiner open(RefinerProvider encoder) {
    try {
      return encoder.open();
    } catch (RuntimeException | LinkageError e) {
      throw Failure.environment(
          "the encoder cannot be used here (" + e.getMessage() + "); --encoder off goes without it",
          e);
    }
  }

  private static void note(CallInput input, Set<Place> recorded) {
    if (input instanceof CallEvent event && event.body() instanceof TurnRefined answer) {
      recorded.add(new Place(event.callId(), answer.segmentId(), answer.revision()));
    }
  }

  /** Takes what the engine brought about. */
  void hear(Effect effect) {
    if (effect instanceof RefinementWanted wanted) {
      refiner.filter(r -> r.reads(wanted.locale())).ifPresent(r -> ask(wanted, r));
    }
  }

  private void ask(RefinementWanted wanted, TextRefiner model) {
    CallEvent.SegmentHeard heard = wanted.turn().heard();
    Place place = new Place(wanted.facts().callId(), heard.segmentId(), heard.revision());
    if (!recorded.contains(place)) {
      answers.add(wanted.ask(model));
    }
  }

  /** Tells the answers on what was heard last. */
  void tell(Consumer<CallInput> engine) {
    for (CallEvent answer = answers.poll(); answer != null; answer = answers.poll()) {
      engine.accept(answer);
    }
  }

  @Override
  public void close() {
    refiner.ifPresent(TextRefiner::close);
  }
}
