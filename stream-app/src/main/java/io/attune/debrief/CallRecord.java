package io.attune.debrief;

import io.attune.call.Speaker;
import io.attune.coach.Ledger;
import io.attune.detect.Category;
import io.attune.detect.Conversation;
import io.attune.detect.Episode;
import io.attune.detect.Holds;
import io.attune.detect.Kind;
import io.attune.detect.ScoredTurn;
import io.attune.engine.CallFacts;
import io.attune.engine.CallState;
import io.attune.engine.Effect.CallSummarised;
import io.attune.language.AgentMove;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has come of one call so far, kept until it can be summed up. */
final class CallRecord {
  final Transcript transcript = new Transcript();
  final CueStories cues = new CueStories();
  private final List<Episode> episodes = new ArrayList<>();

  void finished(Episode episode) {
    episodes.add(episode);
  }

  Debrief debrief(CallSummarised summary) {
    CallFacts facts = summary.facts();
    CallState last = summary.last();
    Conversation all = last.settled();
    // Whoever says that a call ended is heard at its end; an abandoned call was last heard before.
    boolean abandoned = last.lastHeardAt() < last.endedAt();
    long durationMs = facts.mediaMs(abandoned ? last.lastHeardAt() : last.endedAt());
    episodes.sort(Comparator.comparingLong(Episode::startMs).thenComparing(Episode::category));
    List<ScoredTurn> turns = transcript.turns();
    List<CueShown> shown = cues.told(facts, last.ledger(), transcript);
    List<CueWithheld> withheld = withheld(facts, last.ledger());
    List<Concern> minded = new Concerns(transcript, shown).among(episodes);
    List<Moment> slips = moments(Kind.DELIVERY, Kind.EMPATHY, Kind.CONTEXT);
    List<Moment> opportunities = moments(Kind.OPPORTUNITY);
    List<Pause> pauses = pauses(last.holds(), durationMs);
    Arc arc = Arc.of(all, turns);
    Talk talk = Talk.of(all, turns, pauses);
    return new Debrief(
        facts,
        durationMs,
        abandoned ? null : summary.reason(),
        abandoned,
        arc,
        minded,
        Marks.of(arc, minded, opportunities, turns),
        pauses,
        moves(turns),
        counted(all.journey().moves()),
        shown,
        withheld,
        slips,
        opportunities,
        Foreshadowing.in(minded).orElse(null),
        talk,
        Remarks.of(minded, shown, withheld, slips, arc, talk),
        turns);
  }

  private static List<CueWithheld> withheld(CallFacts facts, Ledger ledger) {
    return ledger.entries().stream()
        .filter(entry -> !entry.outcome().wasShown())
        .map(
            entry ->
                new CueWithheld(
                    entry.ruleId(), entry.category(), facts.mediaMs(entry.at()), entry.outcome()))
        .toList();
  }

  private List<Moment> moments(Kind... kinds) {
    List<Kind> wanted = List.of(kinds);
    return episodes.stream()
        .filter(episode -> wanted.contains(episode.category().kind()))
        .map(
            episode ->
                new Moment(
                    episode.category(),
                    episode.speakerId(),
                    episode.startMs(),
                    episode.endMs(),
                    episode.outcome() == Episode.Outcome.RELEASED,
                    episode.drivers().stream().map(transcript::sign).toList()))
        .toList();
  }

  /** One silence may be dead air and an unanswered question at once, and counts once. */
  private List<Pause> pauses(Holds holds, long durationMs) {
    Map<Long, Pause> silences = new TreeMap<>();
    for (Episode episode : episodes) {
      if (episode.category().kind() == Kind.SILENCE) {
        silences.merge(
            episode.startMs(),
            new Pause(episode.startMs(), episode.endMs(), List.of(episode.category())),
            CallRecord::together);
      }
    }
    List<Pause> pauses = new ArrayList<>(silences.values());
    for (Holds.Hold hold : holds.intervals()) {
      pauses.add(new Pause(hold.startMs(), hold.endMs(), List.of()));
    }
    if (holds.isHeld()) {
      pauses.add(new Pause(holds.sinceMs(), Math.max(holds.sinceMs(), durationMs), List.of()));
    }
    pauses.sort(Comparator.comparingLong(Pause::startMs));
    return List.copyOf(pauses);
  }

  private static Pause together(Pause one, Pause other) {
    List<Category> categories = new ArrayList<>(one.categories());
    categories.addAll(other.categories());
    return new Pause(one.startMs(), Math.max(one.endMs(), other.endMs()), List.copyOf(categories));
  }

  private static List<MovesMade> moves(List<ScoredTurn> turns) {
    return turns.stream()
        .map(ScoredTurn::turn)
        .filter(turn -> turn.isBy(Speaker.AGENT) && !turn.reading().moves().isEmpty())
        .map(
            turn ->
                new MovesMade(
                    turn.startMs(),
                    turn.reading().moves().stream().sorted().toList(),
                    Quote.of(turn)))
        .toList();
  }

  private static Map<AgentMove, Integer> counted(Map<AgentMove, Integer> moves) {
    Map<AgentMove, Integer> inOrder = new EnumMap<>(AgentMove.class);
    inOrder.putAll(moves);
    return Collections.unmodifiableMap(inOrder);
  }
}
