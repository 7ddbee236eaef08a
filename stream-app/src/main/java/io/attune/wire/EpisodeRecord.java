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
    Episode row = new Episode();
    row.setEpisodeId(EpisodeIds.of(episode));
    row.setKind(Vocabulary.kind(episode.category().kind()));
    row.setCategory(Vocabulary.category(episode.category()));
    row.setSpeakerId(Absent.ifEmpty(episode.speakerId()));
    row.setStartMs(episode.startMs());
    row.setEndMs(Absent.ifNegative(episode.endMs()));
    row.setIntensity(episode.intensity());
    row.setPeak(episode.peak());
    row.setDrivers(drivers(episode.drivers()));
    row.setLevelsReachedAtMs(List.of());
    row.setAcknowledgedAtMs(Absent.ifNegative(ladder.acknowledgedMs()));
    row.setValidatedAtMs(Absent.ifNegative(ladder.validatedMs()));
    // The engine takes an answer for a reframing, so both tell the same moment.
    row.setReframedAtMs(Absent.ifNegative(ladder.reframedMs()));
    row.setAnsweredAtMs(Absent.ifNegative(ladder.reframedMs()));
    row.setCheckedAtMs(Absent.ifNegative(ladder.checkedMs()));
    // Of a silence the domain counts the level instead.
    row.setRepeated(silence ? 0 : episode.timesRaised() - 1);
    row.setResolved(outcome == EpisodeOutcome.RESOLVED);
    row.setOutcome(outcome);
    return row;
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

  private static List<Driver> drivers(List<io.attune.detect.Driver> drivers) {
    List<io.attune.detect.Driver> strongestFirst = new ArrayList<>(drivers);
    strongestFirst.sort(STRONGEST_FIRST);
    List<Driver> rows = new ArrayList<>(drivers.size());
    for (io.attune.detect.Driver driver : strongestFirst) {
      rows.add(driver(driver));
    }
    return rows;
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
