package io.attune.wire;

import io.attune.coach.Quiet;
import io.attune.detect.Category;
import io.attune.detect.Holds;
import io.attune.detect.Kind;
import io.attune.detect.Ladder;
import io.attune.schemas.Driver;
import io.attune.schemas.Episode;
import io.attune.schemas.EpisodeOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Episodes as the contracts tell of them. */
final class EpisodeRecord {
  private static final Comparator<io.attune.detect.Driver> STRONGEST_FIRST =
      Comparator.comparingDouble(io.attune.detect.Driver::strength).reversed();

  private EpisodeRecord() {}

  static Episode of(io.attune.detect.Episode episode) {
    boolean silence = episode.category().kind() == Kind.SILENCE;
    Ladder ladder = episode.isConcern() ? episode.ladder() : Ladder.NONE;
    EpisodeOutcome outcome = Vocabulary.outcome(episode);
    return Episode.newBuilder()
        .setEpisodeId(EpisodeIds.of(episode))
        .setKind(Vocabulary.kind(episode.category().kind()))
        .setCategory(Vocabulary.category(episode.category()))
        .setSpeakerId(Absent.ifEmpty(episode.speakerId()))
        .setStartMs(episode.startMs())
        .setEndMs(Absent.ifNegative(episode.endMs()))
        .setIntensity(episode.intensity())
        .setPeak(episode.peak())
        .setDrivers(
            episode.drivers().stream().sorted(STRONGEST_FIRST).map(EpisodeRecord::driver).toList())
        .setLevelsReachedAtMs(List.of())
        .setAcknowledgedAtMs(Absent.ifNegative(ladder.acknowledgedMs()))
        .setValidatedAtMs(Absent.ifNegative(ladder.validatedMs()))
        // The engine takes an answer for a reframing, so both tell the same moment.
        .setReframedAtMs(Absent.ifNegative(ladder.reframedMs()))
        .setAnsweredAtMs(Absent.ifNegative(ladder.reframedMs()))
        .setCheckedAtMs(Absent.ifNegative(ladder.checkedMs()))
        // Of a silence the domain counts the level instead.
        .setRepeated(silence ? 0 : episode.timesRaised() - 1)
        .setResolved(outcome == EpisodeOutcome.RESOLVED)
        .setOutcome(outcome)
        .build();
  }

  /** The silences that go on, which the engine keeps as levels until speech ends them. */
  static List<Episode> ongoing(Quiet quiet, Holds holds, long nowMs) {
    List<Episode> silences = new ArrayList<>(2);
    if (quiet.deadAirLevel() > 0) {
      silences.add(ongoing(Category.SILENCE_DEAD_AIR, quiet.sinceMs(), nowMs));
    }
    if (quiet.questionLevel() > 0) {
      silences.add(ongoing(Category.SILENCE_UNANSWERED_QUESTION, quiet.sinceMs(), nowMs));
    }
    if (quiet.holdLevel() > 0 && holds.isHeld()) {
      silences.add(ongoing(Category.SILENCE_LONG_HOLD, holds.sinceMs(), nowMs));
    }
    return silences;
  }

  private static Episode ongoing(Category category, long sinceMs, long nowMs) {
    return Episode.newBuilder()
        .setEpisodeId(EpisodeIds.of(category, sinceMs))
        .setKind(Vocabulary.kind(category.kind()))
        .setCategory(Vocabulary.category(category))
        .setStartMs(sinceMs)
        .setIntensity(1)
        .setPeak(1)
        .setDrivers(List.of(new Driver("silence-ms", (double) (nowMs - sinceMs), null, null, null)))
        .build();
  }

  private static Driver driver(io.attune.detect.Driver driver) {
    io.attune.detect.Evidence evidence = driver.evidence();
    return new Driver(
        driver.name(),
        Double.isNaN(evidence.observed()) ? 1 : evidence.observed(),
        Absent.ifNaN(evidence.threshold()),
        Absent.ifEmpty(evidence.quote()),
        Absent.ifEmpty(evidence.segmentId()));
  }
}
