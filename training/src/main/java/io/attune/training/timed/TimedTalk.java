package io.attune.training.timed;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.Limits;
import io.attune.call.Speaker;
import io.attune.training.labelled.LabelledTurn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dialogue whose turns have times, and what interval arithmetic says of it. Many are parts of
 * longer recordings, so it begins shortly before its first words; nobody is on a call for a quarter
 * of an hour without a word.
 *
 * @param dialogue its id
 * @param turns those with times, in the order of the set
 */
record TimedTalk(String dialogue, List<LabelledTurn> turns) {
  private static final long OPENING_MS = 1_000;

  /**
   * The dialogues of a set for which reference figures are published with the times. What is longer
   * than any call can be is left out.
   */
  static List<TimedTalk> of(List<LabelledTurn> turns) {
    Map<String, List<LabelledTurn>> byDialogue = new LinkedHashMap<>();
    for (LabelledTurn turn : turns) {
      boolean referred = turn.labels().has("dialogue_ref");
      if (referred || byDialogue.containsKey(turn.dialogue())) {
        byDialogue.computeIfAbsent(turn.dialogue(), d -> new ArrayList<>()).add(turn);
      }
    }
    return byDialogue.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .filter(talk -> !talk.turns().isEmpty() && talk.endMs() <= Limits.CALL_MS)
        .toList();
  }

  private static TimedTalk of(String dialogue, List<LabelledTurn> all) {
    List<LabelledTurn> timed = all.stream().filter(LabelledTurn::isTimed).toList();
    long firstMs = timed.stream().mapToLong(LabelledTurn::startMs).min().orElse(0);
    return new TimedTalk(
        dialogue, timed.stream().map(turn -> turn.earlier(firstMs - OPENING_MS)).toList());
  }

  private long endMs() {
    return turns.stream().mapToLong(LabelledTurn::endMs).max().orElse(0);
  }

  /** Nobody speaks for so long, between the first start and the last end. */
  List<Span> silences(long leastMs) {
    return Span.gaps(Span.union(turns.stream().map(TimedTalk::span).toList()), leastMs);
  }

  /** The reference of what one side speaks, in milliseconds; speech over its own side once. */
  long talkMs(Speaker side) {
    String field = side == Speaker.AGENT ? "agent_ms" : "customer_ms";
    return reference().path(field).asLong(Span.lengthMs(spoken(side)));
  }

  /** The reference of what both sides speak at once, in milliseconds. */
  long overlapMs() {
    List<Span> both = new ArrayList<>(spoken(Speaker.AGENT));
    both.addAll(spoken(Speaker.CUSTOMER));
    long sumMs = Span.lengthMs(both);
    return reference().path("overlap_ms").asLong(sumMs - Span.lengthMs(Span.union(both)));
  }

  private List<Span> spoken(Speaker side) {
    return Span.union(
        turns.stream().filter(t -> t.speaker() == side).map(TimedTalk::span).toList());
  }

  private JsonNode reference() {
    return turns.get(0).labels().path("dialogue_ref");
  }

  private static Span span(LabelledTurn turn) {
    return new Span(turn.startMs(), turn.endMs());
  }
}
