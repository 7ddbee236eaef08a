package io.attune.language;

import io.attune.call.CallEvent.TurnRefined;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a slower model read in a turn. Numbers are kept to four decimals: more would be noise, and
 * so they are the same in memory, in a store and in a recording.
 *
 * @param model which model read it, such as {@code bge-small-en-v15-q-tuned/2}
 * @param sentiment valence, -1 to +1
 * @param sentimentConfidence what that is worth, 0 to 1
 * @param pushback how strongly a customer's turn resists moving on, 0 to 1, 0.5 and more counts;
 *     means nothing for others
 * @param abuse how strongly a customer's turn abuses, 0 to 1, 0.5 and more counts; means nothing
 *     for others
 * @param moves what an agent does; means nothing for others
 */
public record Refinement(
    String model,
    double sentiment,
    double sentimentConfidence,
    double pushback,
    double abuse,
    Set<AgentMove> moves) {
  private static final double E4 = 10_000;

  public Refinement {
    if (model == null || model.isBlank()) {
      throw new IllegalArgumentException("model is missing");
    }
    sentiment = within("sentiment", sentiment, -1);
    sentimentConfidence = within("sentimentConfidence", sentimentConfidence, 0);
    pushback = within("pushback", pushback, 0);
    abuse = within("abuse", abuse, 0);
    moves = Set.copyOf(moves);
  }

  private static double within(String field, double value, int least) {
    if (!(value >= least && value <= 1)) {
      throw new IllegalArgumentException(field + " is " + value + ", expected " + least + " to 1");
    }
    // Adding zero turns -0.0, which equals no 0.0 in a record, into 0.0.
    return Math.round(value * E4) / E4 + 0.0;
  }

  /** The answer that an event brought. */
  public static Refinement of(TurnRefined event) {
    Set<AgentMove> moves = EnumSet.noneOf(AgentMove.class);
    event.moves().stream().map(AgentMove::named).flatMap(Optional::stream).forEach(moves::add);
    return new Refinement(
        event.model(),
        event.sentiment(),
        event.sentimentConfidence(),
        event.pushback(),
        event.abuse(),
        moves);
  }

  /** The event that brings this answer on one revision of a segment. */
  public TurnRefined on(String segmentId, int revision) {
    return new TurnRefined(
        segmentId,
        revision,
        model,
        sentiment,
        sentimentConfidence,
        pushback,
        abuse,
        moves.stream().map(AgentMove::wireName).collect(Collectors.toSet()));
  }
}
