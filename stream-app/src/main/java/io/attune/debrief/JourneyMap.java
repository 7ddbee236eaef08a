package io.attune.debrief;

import io.attune.detect.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The customers' journey over many calls: where their mood falls, what makes friction, how soon it
 * is acknowledged and whether it is resolved, by phase, topic and queue. Keeps sums, not calls.
 */
public final class JourneyMap {
  /** The call's length is divided into this many positions. */
  public static final int POSITIONS = 20;

  /** Queues beyond this many are counted together. */
  static final int QUEUES = 50;

  /** The name that those have. */
  static final String OTHER = "other queues";

  /** The name of calls without one. */
  static final String NO_QUEUE = "no queue";

  private final FiguresTally whole = new FiguresTally();
  private final double[] mood = new double[POSITIONS];
  private final long[] moods = new long[POSITIONS];
  private final long[] low = new long[POSITIONS];
  private final long[] friction = new long[POSITIONS];
  private final Map<Phase, FiguresTally> phases = new EnumMap<>(Phase.class);
  private final Map<Phase, Long> phaseMs = new EnumMap<>(Phase.class);
  private final Map<String, FiguresTally> concerns = new HashMap<>();
  private final Map<String, FiguresTally> drivers = new HashMap<>();
  private final Map<String, FiguresTally> queues = new HashMap<>();
  private long calls;
  private long turns;
  private long durationMs;

  /**
   * One twentieth of the calls' length.
   *
   * @param from share of the call at which it begins, 0 to 1
   * @param mood mean mood of the customers there, null if nobody was heard
   * @param lowShare share of the calls whose customer's mood is clearly bad there, 0 to 1
   * @param frictionPer100Calls points of friction there for a hundred calls
   */
  public record Position(double from, Double mood, double lowShare, double frictionPer100Calls) {}

  /**
   * A phase over all calls.
   *
   * @param phase which
   * @param share its mean share of a call's length, 0 to 1
   * @param figures what happened in it
   */
  public record PhaseFigures(Phase phase, double share, Figures figures) {}

  /**
   * The map as it stands.
   *
   * @param calls how many calls it is made of
   * @param turns turns of agents and customers on them
   * @param whole the figures of whole calls
   * @param positions from the calls' start to their end
   * @param phases in their order
   * @param concerns by category, most friction first
   * @param drivers by what showed tension, most friction first
   * @param queues by queue, most calls first
   */
  public record Report(
      long calls,
      long turns,
      Figures whole,
      List<Position> positions,
      List<PhaseFigures> phases,
      List<Figures> concerns,
      List<Figures> drivers,
      List<Figures> queues) {}

  /** Adds a call. */
  public void add(Debrief debrief) {
    calls++;
    turns += debrief.talk().agentTurns() + debrief.talk().customerTurns();
    durationMs += debrief.durationMs();
    addPositions(debrief);
    addPhases(debrief);
    addTopics(debrief);
    addAll(whole, debrief);
    addAll(queues.computeIfAbsent(queueOf(debrief), name -> new FiguresTally()), debrief);
  }

  private void addPositions(Debrief debrief) {
    if (debrief.durationMs() == 0) {
      return;
    }
    boolean heard = !debrief.arc().mood().isEmpty();
    for (int i = 0; i < POSITIONS && heard; i++) {
      double value = debrief.arc().moodAt(debrief.durationMs() * (2L * i + 1) / (2 * POSITIONS));
      mood[i] += value;
      moods[i]++;
      low[i] += value <= -Arc.CLEAR ? 1 : 0;
    }
    for (Mark mark : debrief.marks()) {
      if (mark.type().isFriction()) {
        long position = mark.atMs() * POSITIONS / debrief.durationMs();
        friction[(int) Math.min(POSITIONS - 1, position)]++;
      }
    }
  }

  private void addPhases(Debrief debrief) {
    long[] ends = Phase.endsOf(debrief);
    long from = 0;
    for (Phase phase : Phase.values()) {
      long to = ends[phase.ordinal()];
      phaseMs.merge(phase, to - from, Long::sum);
      if (to > from) {
        FiguresTally tally = of(phase);
        tally.call();
        if (!debrief.arc().mood().isEmpty()) {
          tally.moodChange(debrief.arc().moodAt(to) - debrief.arc().moodAt(from));
        }
      }
      from = to;
    }
    for (Mark mark : debrief.marks()) {
      if (mark.type().isFriction()) {
        FiguresTally tally = of(Phase.at(mark.atMs(), ends));
        tally.friction();
        tally.example(debrief.facts().callId(), mark.words(), weight(mark, debrief));
      }
    }
    debrief.concerns().forEach(c -> of(Phase.at(c.startMs(), ends)).concern(c));
  }

  private FiguresTally of(Phase phase) {
    return phases.computeIfAbsent(phase, key -> new FiguresTally());
  }

  /** How strong the concern is that a mark belongs to, or how low the mood there. */
  private static double weight(Mark mark, Debrief debrief) {
    return debrief.concerns().stream()
        .filter(concern -> concern.category() == mark.category())
        .filter(concern -> concern.startMs() <= mark.atMs() && mark.atMs() <= concern.endMs())
        .mapToDouble(Concern::peak)
        .max()
        .orElse(Math.max(0, -mark.mood()));
  }

  private void addTopics(Debrief debrief) {
    Set<String> seen = new HashSet<>();
    for (Concern concern : debrief.concerns()) {
      String topic = concern.category().key();
      FiguresTally tally = concerns.computeIfAbsent(topic, name -> new FiguresTally());
      addConcern(tally, concern, seen.add(topic));
      tally.example(debrief.facts().callId(), concern.firstWords(), concern.peak());
      if (concern.category().kind() == Kind.TENSION) {
        addDrivers(debrief, concern, seen);
      }
    }
  }

  private void addDrivers(Debrief debrief, Concern concern, Set<String> seen) {
    Set<String> ofConcern = new HashSet<>();
    for (Sign sign : concern.signs()) {
      FiguresTally tally = drivers.computeIfAbsent(sign.name(), name -> new FiguresTally());
      if (ofConcern.add(sign.name())) {
        addConcern(tally, concern, seen.add("driver " + sign.name()));
      }
      tally.example(debrief.facts().callId(), sign.quote(), sign.strength());
    }
  }

  private static void addConcern(FiguresTally tally, Concern concern, boolean newCall) {
    tally.friction();
    tally.concern(concern);
    if (newCall) {
      tally.call();
    }
  }

  private void addAll(FiguresTally tally, Debrief debrief) {
    tally.call();
    debrief.marks().stream().filter(m -> m.type().isFriction()).forEach(m -> tally.friction());
    if (debrief.arc().moodStart() != null) {
      tally.moodChange(debrief.arc().moodChange());
    }
    for (Concern concern : debrief.concerns()) {
      tally.concern(concern);
      tally.example(debrief.facts().callId(), concern.firstWords(), concern.peak());
    }
  }

  private String queueOf(Debrief debrief) {
    String queue = debrief.facts().queue();
    String name = queue == null || queue.isBlank() ? NO_QUEUE : queue;
    return queues.containsKey(name) || queues.size() < QUEUES ? name : OTHER;
  }

  /** The map of the calls so far. */
  public Report report() {
    List<PhaseFigures> phaseFigures = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      double share = durationMs == 0 ? 0 : (double) phaseMs.getOrDefault(phase, 0L) / durationMs;
      String name = phase.name().toLowerCase(java.util.Locale.ROOT);
      phaseFigures.add(new PhaseFigures(phase, share, of(phase).of(name, calls)));
    }
    Comparator<Figures> mostFriction =
        Comparator.comparingLong(Figures::friction).reversed().thenComparing(Figures::name);
    Comparator<Figures> mostCalls =
        Comparator.comparingLong(Figures::calls).reversed().thenComparing(Figures::name);
    return new Report(
        calls,
        turns,
        whole.of("all calls", calls),
        positions(),
        List.copyOf(phaseFigures),
        sorted(concerns, mostFriction, false),
        sorted(drivers, mostFriction, false),
        sorted(queues, mostCalls, true));
  }

  private List<Position> positions() {
    List<Position> positions = new ArrayList<>();
    for (int i = 0; i < POSITIONS; i++) {
      positions.add(
          new Position(
              (double) i / POSITIONS,
              moods[i] == 0 ? null : (Double) (mood[i] / moods[i]),
              moods[i] == 0 ? 0 : (double) low[i] / moods[i],
              calls == 0 ? 0 : 100.0 * friction[i] / calls));
    }
    return List.copyOf(positions);
  }

  /** Of a topic friction is counted per hundred of all calls, of a queue per hundred of its own. */
  private List<Figures> sorted(
      Map<String, FiguresTally> tallies, Comparator<Figures> order, boolean perOwnCalls) {
    return tallies.entrySet().stream()
        .map(e -> e.getValue().of(e.getKey(), perOwnCalls ? e.getValue().calls() : calls))
        .sorted(order)
        .toList();
  }
}
