package io.attune.app.debrief;

import io.attune.debrief.Arc;
import io.attune.debrief.Debrief;
import io.attune.debrief.Mark;
import io.attune.language.AgentMove;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the chart of a call draws. All times are media time in ms.
 *
 * @param durationMs the call's length
 * @param mood times and moods
 * @param tension times and tensions
 * @param bands silences, holds and stretches of tension
 * @param points marks, numbered as on the page
 * @param events the agent's steps of empathy, and cues
 */
record JourneyChart(
    long durationMs,
    List<double[]> mood,
    List<double[]> tension,
    List<Band> bands,
    List<Point> points,
    List<Event> events) {

  /** The moves that make the empathy ladder; the others are counted beside the chart. */
  private static final Set<AgentMove> STEPS =
      Set.of(AgentMove.ACKNOWLEDGE, AgentMove.VALIDATE, AgentMove.REFRAME, AgentMove.CHECK);

  private static final String CUE = "Cue";

  record Band(boolean onHold, long startMs, long endMs, String label) {}

  record Point(int number, long atMs, double mood, boolean friction, String label, String words) {}

  record Event(String lane, long atMs, boolean strong, String label, String words) {}

  static JourneyChart of(Debrief debrief) {
    return new JourneyChart(
        debrief.durationMs(),
        debrief.arc().mood().stream().map(p -> new double[] {p.atMs(), p.value()}).toList(),
        debrief.arc().tension().stream().map(JourneyChart::pair).toList(),
        bands(debrief),
        points(debrief),
        events(debrief));
  }

  private static double[] pair(Arc.Tension point) {
    return new double[] {point.atMs(), point.value()};
  }

  private static List<Band> bands(Debrief debrief) {
    return debrief.pauses().stream()
        .map(
            pause ->
                new Band(
                    pause.onHold(),
                    pause.startMs(),
                    pause.endMs(),
                    (pause.onHold() ? "hold " : "silence ") + Labels.length(pause.lengthMs())))
        .toList();
  }

  private static List<Point> points(Debrief debrief) {
    List<Point> points = new ArrayList<>();
    for (Mark mark : debrief.marks()) {
      points.add(
          new Point(
              points.size() + 1,
              mark.atMs(),
              mark.mood(),
              mark.type().isFriction(),
              Labels.mark(mark),
              mark.words() == null ? "" : mark.words().words()));
    }
    return points;
  }

  private static List<Event> events(Debrief debrief) {
    List<Event> events = new ArrayList<>();
    debrief
        .moves()
        .forEach(
            made ->
                made.moves().stream()
                    .filter(STEPS::contains)
                    .forEach(
                        move -> {
                          String lane = Labels.sentence(Labels.words(move));
                          events.add(
                              new Event(lane, made.atMs(), true, lane, made.words().words()));
                        }));
    debrief
        .cues()
        .forEach(
            cue ->
                events.add(
                    new Event(
                        CUE,
                        cue.raisedMs(),
                        cue.wasActedOn(),
                        cue.headline() + " (" + Labels.outcome(cue) + ")",
                        cue.quotes().isEmpty() ? "" : cue.quotes().get(0).words())));
    return events;
  }
}
