package io.attune.wire;

import io.attune.detect.Conversation;
import io.attune.detect.Episode;
import io.attune.detect.Journey;
import io.attune.detect.Kind;
import io.attune.engine.CallFacts;
import io.attune.engine.CallState;
import io.attune.engine.Effect.CallSummarised;
import io.attune.language.AgentMove;
import io.attune.schemas.CallPhase;
import io.attune.schemas.CallSummary;
import io.attune.schemas.MoveCount;
import io.attune.schemas.SentimentPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The debrief of a call as the contracts tell of it. */
final class SummaryRecord {
  private SummaryRecord() {}

  static CallSummary of(CallSummarised summarised) {
    CallFacts facts = summarised.facts();
    CallState last = summarised.last();
    Conversation all = last.settled();
    // Whoever says that a call ended is heard at its end; an abandoned call was last heard before.
    boolean abandoned = last.lastHeardAt() < last.endedAt();
    long endedAt = abandoned ? last.lastHeardAt() : last.endedAt();
    long durationMs = facts.mediaMs(endedAt);
    CallSummary.Builder summary =
        CallSummary.newBuilder()
            .setCallId(facts.callId())
            .setTenant(facts.tenant())
            .setAgentId(facts.agentId())
            .setQueue(facts.queue())
            .setTeam(facts.team())
            .setLanguage(facts.language())
            .setChannel(Contexts.channel(facts.context().channel()))
            .setDirection(Contexts.direction(facts.context().direction()))
            .setAgentLevel(Contexts.level(facts.context().agentLevel()))
            .setCustomerTier(facts.context().customerTier())
            .setKnownWorries(facts.context().knownWorries())
            .setCustomers(VoiceRecord.of(all.voices()))
            .setVariant(facts.terms().assignment().variant())
            .setStartedAt(Instant.ofEpochMilli(facts.startedAt()))
            .setEndedAt(Instant.ofEpochMilli(endedAt))
            .setPhase(abandoned ? CallPhase.ABANDONED : CallPhase.ENDED)
            .setEndReason(abandoned ? null : summarised.reason())
            .setDurationMs(durationMs)
            .setHeldMs(last.holds().totalMs(durationMs))
            .setAgentTalkMs(all.agent().talkMs())
            .setCustomerTalkMs(all.customer().talkMs())
            .setOverlapMs(all.overlapMs())
            .setAgentTalkShare(
                all.agent().talkMs() + all.customer().talkMs() == 0
                    ? null
                    : (Double) all.agentTalkShare())
            .setAgentTurns(all.agent().turns())
            .setCustomerTurns(all.customer().turns())
            .setSentimentArc(arc(all.journey()))
            .setPeakTension(peakTension(all))
            .setEpisodes(
                all.finished().stream()
                    .sorted(Comparator.comparingLong(Episode::startMs))
                    .map(EpisodeRecord::of)
                    .toList())
            .setMoves(moves(all.journey().moves()))
            .setPlaybookId(facts.playbook().id())
            .setPlaybookVersion(Integer.toString(facts.playbook().version()));
    if (all.customer().turns() > 0) {
      summary
          .setSentimentStart(all.voices().first().baseline().sentiment())
          .setSentimentEnd(all.mood().value());
    }
    countSilences(summary, all.finished());
    CueFates.count(summary, facts, last.ledger());
    return summary.build();
  }

  private static List<SentimentPoint> arc(Journey journey) {
    return journey.points().stream()
        .map(point -> new SentimentPoint(point.atMs(), point.sentiment(), point.tension()))
        .toList();
  }

  private static double peakTension(Conversation all) {
    double peak = 0;
    for (Journey.Point point : all.journey().points()) {
      peak = Math.max(peak, point.tension());
    }
    for (Episode episode : all.finished()) {
      peak = Math.max(peak, episode.category().kind() == Kind.TENSION ? episode.peak() : 0);
    }
    return peak;
  }

  /** One silence may be dead air and an unanswered question at once, and counts once. */
  private static void countSilences(CallSummary.Builder summary, List<Episode> finished) {
    Map<Long, Long> lengthByStart = new TreeMap<>();
    for (Episode episode : finished) {
      if (episode.category().kind() == Kind.SILENCE) {
        lengthByStart.merge(episode.startMs(), episode.endMs() - episode.startMs(), Math::max);
      }
    }
    summary
        .setSilences(lengthByStart.size())
        .setSilenceMs(lengthByStart.values().stream().mapToLong(Long::longValue).sum())
        .setLongestSilenceMs(
            lengthByStart.values().stream().mapToLong(Long::longValue).max().orElse(0));
  }

  private static List<MoveCount> moves(Map<AgentMove, Integer> moves) {
    List<MoveCount> counts = new ArrayList<>();
    new TreeMap<>(moves)
        .forEach((move, count) -> counts.add(new MoveCount(Vocabulary.move(move), count)));
    return counts;
  }
}
