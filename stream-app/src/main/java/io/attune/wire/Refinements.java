package io.attune.wire;

import io.attune.call.CallEvent;
import io.attune.language.AgentMove;
import io.attune.language.Refinement;
import io.attune.schemas.Move;
import io.attune.schemas.StoredRefinement;
import io.attune.schemas.TurnRefined;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A slower model's answers, between the domain, the contract and the stored rows. */
final class Refinements {
  private static final double E4 = 10_000;

  private Refinements() {}

  static CallEvent.TurnRefined fromWire(TurnRefined answer) {
    return new CallEvent.TurnRefined(
        answer.getSegmentId(),
        answer.getRevision(),
        answer.getModel(),
        answer.getSentiment(),
        answer.getSentimentConfidence(),
        answer.getPushback(),
        answer.getAbuse(),
        answer.getMoves().stream().map(Refinements::word).collect(Collectors.toSet()));
  }

  static TurnRefined toWire(CallEvent.TurnRefined answer) {
    return TurnRefined.newBuilder()
        .setSegmentId(answer.segmentId())
        .setRevision(answer.revision())
        .setModel(answer.model())
        .setSentiment(answer.sentiment())
        .setSentimentConfidence(answer.sentimentConfidence())
        .setPushback(answer.pushback())
        .setAbuse(answer.abuse())
        .setMoves(answer.moves().stream().map(Refinements::move).toList())
        .build();
  }

  private static String word(Move move) {
    return move.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Move move(String word) {
    return Arrays.stream(Move.values())
        .filter(move -> word(move).equals(word))
        .findFirst()
        .orElse(Move.UNKNOWN);
  }

  /** Null for null. */
  static StoredRefinement toRow(Refinement answer) {
    return answer == null
        ? null
        : new StoredRefinement(
            answer.model(),
            e4(answer.sentiment()),
            e4(answer.sentimentConfidence()),
            e4(answer.pushback()),
            e4(answer.abuse()),
            answer.moves().stream().map(AgentMove::ordinal).sorted().toList());
  }

  /** Null for null. */
  static Refinement fromRow(StoredRefinement row) {
    return row == null
        ? null
        : new Refinement(
            row.getModel(),
            row.getSentimentE4() / E4,
            row.getSentimentConfidenceE4() / E4,
            row.getPushbackE4() / E4,
            row.getAbuseE4() / E4,
            moves(row.getMoves()));
  }

  private static Set<AgentMove> moves(List<Integer> codes) {
    Set<AgentMove> moves = EnumSet.noneOf(AgentMove.class);
    for (int code : codes) {
      AgentMove move = StoredCodes.of(AgentMove.values(), code, null);
      if (move != null) {
        moves.add(move);
      }
    }
    return moves;
  }

  private static int e4(double value) {
    return (int) Math.round(value * E4);
  }
}
