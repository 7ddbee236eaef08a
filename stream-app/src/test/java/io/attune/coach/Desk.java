package io.attune.coach;

import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.detect.Category;
import io.attune.detect.Conversation;
import io.attune.detect.Driver;
import io.attune.detect.Episode;
import io.attune.detect.Evidence;
import io.attune.detect.Holds;
import io.attune.detect.Ladder;
import io.attune.detect.Ladder.Step;
import io.attune.detect.RecentTurns;
import io.attune.detect.Thresholds;
import io.attune.playbook.Attention;
import io.attune.playbook.Playbook;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.Rule;
import io.attune.playbook.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an agent's desk looks like at one moment, put together for a test: who sits there, what goes
 * on in the call, and what the playbook has to say.
 */
final class Desk {
  static final long START = 1_760_000_000_000L;
  static final PlaybookRef PLAYBOOK = new PlaybookRef("small", 1);

  private AgentLevel level = AgentLevel.REGULAR;
  private Set<String> mutedRules = Set.of();
  private List<Episode> open = List.of();
  private List<Episode> finished = List.of();
  private CallContext context = CallContext.UNKNOWN;
  private Quiet quiet = Quiet.NONE;
  private Holds holds = Holds.NONE;
  private List<SegmentHeard> partials = List.of();
  private boolean tentative;

  static Desk with(Episode... open) {
    Desk desk = new Desk();
    desk.open = List.of(open);
    return desk;
  }

  Desk of(AgentLevel agent) {
    level = agent;
    return this;
  }

  Desk muted(Category category) {
    mutedRules = Set.of(category.wireName());
    return this;
  }

  Desk after(Episode... episodes) {
    finished = List.of(episodes);
    return this;
  }

  Desk knowing(CallContext known) {
    context = known;
    return this;
  }

  Desk quiet(Quiet now) {
    quiet = now;
    return this;
  }

  Desk held(Holds now) {
    holds = now;
    return this;
  }

  /** The newest words are a partial of these segments. */
  Desk tentative(String... segmentIds) {
    tentative = true;
    return speaking(segmentIds);
  }

  Desk speaking(String... segmentIds) {
    partials = Stream.of(segmentIds).map(Desk::partial).toList();
    return this;
  }

  private static SegmentHeard partial(String segmentId) {
    return new SegmentHeard(
        segmentId, 0, false, Speaker.CUSTOMER, "", "and", 0, 1_000, 1, List.of());
  }

  Situation at(long mediaMs) {
    Conversation none = Conversation.EMPTY;
    Conversation conversation =
        new Conversation(
            none.agent(),
            none.customer(),
            0,
            0,
            none.voices(),
            none.mood(),
            none.tension(),
            open,
            finished,
            List.of(),
            none.journey(),
            List.of(),
            context,
            RecentTurns.NONE);
    return new Situation(
        "c1",
        PLAYBOOK,
        level,
        mutedRules,
        START,
        START + mediaMs,
        conversation,
        quiet,
        holds,
        partials,
        tentative);
  }

  static Playbook playbook(Attention attention, Rule... rules) {
    return new Playbook(
        PLAYBOOK, "en", "for tests", Thresholds.DEFAULT, attention, List.of(), List.of(rules));
  }

  /** A rule that is named as its category, rests 90 s and is of use for 12 s. */
  static Rule rule(Category category, Severity severity, int priority) {
    return rule(category, severity, priority, true);
  }

  static Rule rule(Category category, Severity severity, int priority, boolean tentative) {
    return new Rule(
        category.wireName(),
        category,
        severity,
        priority,
        90_000,
        12_000,
        tentative,
        "headline",
        Map.of(Step.ACKNOWLEDGE, List.of("Say it.")),
        "why",
        "risk");
  }

  /** Something that goes on, last raised at a media time. */
  static Episode episode(Category category, long startMs, long raisedMs) {
    Driver driver = driver(category, startMs, raisedMs, "too much");
    return episode(category, startMs, raisedMs, 1, Ladder.NONE, List.of(driver));
  }

  static Episode episode(
      Category category,
      long startMs,
      long raisedMs,
      int timesRaised,
      Ladder ladder,
      List<Driver> drivers) {
    return new Episode(
        category,
        startMs,
        -1,
        0.6,
        0.8,
        startMs,
        timesRaised,
        raisedMs,
        "v1",
        ladder,
        drivers,
        Episode.Outcome.OPEN);
  }

  /** The same, but over. */
  static Episode over(Episode episode, long endMs, Episode.Outcome outcome) {
    return new Episode(
        episode.category(),
        episode.startMs(),
        endMs,
        episode.intensity(),
        episode.peak(),
        episode.peakMs(),
        episode.timesRaised(),
        episode.lastRaisedMs(),
        episode.speakerId(),
        episode.ladder(),
        episode.drivers(),
        outcome);
  }

  /** The same, with what the agent has done about it. */
  static Episode met(Episode episode, Ladder ladder) {
    return episode(
        episode.category(),
        episode.startMs(),
        episode.lastRaisedMs(),
        episode.timesRaised(),
        ladder,
        episode.drivers());
  }

  static Driver driver(Category category, long startMs, long endMs, String quote) {
    Evidence words =
        new Evidence(
            "s" + startMs,
            Speaker.CUSTOMER,
            startMs,
            endMs,
            0,
            2,
            quote,
            "phrase",
            Double.NaN,
            Double.NaN);
    return new Driver(category, "phrase", 0.7, words);
  }
}
