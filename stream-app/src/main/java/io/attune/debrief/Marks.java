package io.attune.debrief;

import io.attune.detect.Kind;
import io.attune.detect.ScoredTurn;
import io.attune.language.TextReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the points of a call where the customer's experience turned. */
final class Marks {
  /** Words this far from 0 speak clearly, on the scale -1 to +1. */
  static final double CLEAR_WORDS = 0.35;

  /** How sure their reading must be, 0 to 1. */
  static final double SURE = 0.5;

  /** Most points of each sign that rest on the words' tone alone: the strongest. */
  static final int MOST = 4;

  private final Arc arc;
  private final List<Mark> marks = new ArrayList<>();
  private final Set<String> marked = new HashSet<>();
  private final Set<String> negative;

  private Marks(Arc arc, List<ScoredTurn> turns) {
    this.arc = arc;
    this.negative =
        turns.stream()
            .filter(scored -> scored.turn().reading().sentiment() < 0)
            .map(scored -> scored.turn().segmentId())
            .collect(Collectors.toSet());
  }

  static List<Mark> of(
      Arc arc, List<Concern> concerns, List<Moment> opportunities, List<ScoredTurn> turns) {
    Marks marks = new Marks(arc, turns);
    concerns.forEach(marks::raised);
    concerns.forEach(marks::resolved);
    opportunities.forEach(marks::heard);
    marks.spoken(turns, -1, Mark.Type.LOW);
    marks.spoken(turns, 1, Mark.Type.HIGH);
    marks.marks.sort(Comparator.comparingLong(Mark::atMs).thenComparing(Mark::type));
    return List.copyOf(marks.marks);
  }

  private void raised(Concern concern) {
    Sign onset = concern.onset();
    add(Mark.Type.RAISED, Math.max(concern.startMs(), onset.startMs()), concern, onset.quote());
    if (concern.category().kind() == Kind.TENSION) {
      concern.signs().stream()
          .filter(sign -> sign.endMs() == concern.peakMs() && sign != onset)
          .filter(sign -> sign.quote() != null && speaksClearly(sign))
          .filter(sign -> !marked.contains(sign.quote().segmentId()))
          .findFirst()
          .ifPresent(sign -> add(Mark.Type.PEAK, sign.startMs(), concern, sign.quote()));
    }
    if (concern.deadlockMs() != null) {
      Quote words =
          concern.signs().stream()
              .filter(sign -> sign.startMs() == concern.deadlockMs())
              .map(Sign::quote)
              .findFirst()
              .orElse(null);
      add(Mark.Type.DEADLOCK, concern.deadlockMs(), concern, words);
    }
    concern.signs().stream()
        .map(Sign::quote)
        .filter(quote -> quote != null)
        .forEach(quote -> marked.add(quote.segmentId()));
  }

  /** A pace or a length may tip the scale, but words that sound like nothing make no peak. */
  private boolean speaksClearly(Sign sign) {
    return sign.observed() == null || negative.contains(sign.quote().segmentId());
  }

  private void resolved(Concern concern) {
    if (concern.resolution() != null) {
      Quote words = concern.resolution();
      add(Mark.Type.RESOLVED, words.startMs(), concern, words);
    }
  }

  private void heard(Moment opportunity) {
    Mark mark =
        new Mark(
            Mark.Type.OPPORTUNITY,
            opportunity.startMs(),
            arc.moodAt(opportunity.startMs()),
            opportunity.category(),
            opportunity.words());
    add(mark);
  }

  private void spoken(List<ScoredTurn> turns, int sign, Mark.Type type) {
    turns.stream()
        .filter(Arc::isCustomer)
        .filter(t -> sign * t.turn().reading().sentiment() >= CLEAR_WORDS)
        .filter(t -> t.turn().reading().sentimentConfidence() >= SURE)
        .filter(t -> !marked.contains(t.turn().segmentId()))
        .sorted(Comparator.comparingDouble((ScoredTurn t) -> clarity(t)).reversed())
        .limit(MOST)
        .forEach(
            t ->
                add(
                    new Mark(
                        type,
                        t.turn().startMs(),
                        arc.moodAt(t.turn().endMs()),
                        null,
                        Quote.of(t.turn(), t.turn().carrying(sign)))));
  }

  private static double clarity(ScoredTurn scored) {
    TextReading reading = scored.turn().reading();
    return Math.abs(reading.sentiment()) * reading.sentimentConfidence();
  }

  private void add(Mark.Type type, long atMs, Concern concern, Quote words) {
    add(new Mark(type, atMs, arc.moodAt(atMs), concern.category(), words));
  }

  private void add(Mark mark) {
    marks.add(mark);
    if (mark.words() != null) {
      marked.add(mark.words().segmentId());
    }
  }
}
