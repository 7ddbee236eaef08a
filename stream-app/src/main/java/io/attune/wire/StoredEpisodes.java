package io.attune.wire;

import io.attune.call.Speaker;
import io.attune.detect.Category;
import io.attune.detect.Driver;
import io.attune.detect.Episode;
import io.attune.detect.Evidence;
import io.attune.detect.Ladder;
import io.attune.detect.Voices;
import io.attune.schemas.StoredDriver;
import io.attune.schemas.StoredEpisode;
import io.attune.schemas.StoredEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Episodes, their causes and the evidence, between the domain and the stored rows. What is of a
 * category that came after this build is left out on the way in.
 */
final class StoredEpisodes {
  private StoredEpisodes() {}

  /** Episodes that carry their causes with them. */
  static List<StoredEpisode> toRows(List<Episode> episodes) {
    return toRows(episodes, null, Voices.NONE);
  }

  /** Episodes whose causes and voices the row around them lists. */
  static List<StoredEpisode> toRows(List<Episode> episodes, StoredCauses causes, Voices voices) {
    List<StoredEpisode> rows = new ArrayList<>(episodes.size());
    for (Episode episode : episodes) {
      Ladder ladder = episode.ladder();
      int voice = StoredVoices.place(episode.speakerId(), voices);
      rows.add(
          new StoredEpisode(
              StoredCodes.category(episode.category()),
              episode.startMs(),
              episode.endMs(),
              episode.intensity(),
              episode.peak(),
              episode.peakMs(),
              episode.timesRaised(),
              episode.lastRaisedMs(),
              voice < 0 ? episode.speakerId() : "",
              voice,
              ladder.acknowledgedMs(),
              ladder.validatedMs(),
              ladder.reframedMs(),
              ladder.checkedMs(),
              causes == null ? driversToRows(episode.drivers()) : List.of(),
              causes == null ? List.of() : causes.places(episode.drivers()),
              episode.outcome().ordinal()));
    }
    return rows;
  }

  /**
   * @param causes of the row around them
   * @param voices of the row around them
   */
  static List<Episode> fromRows(List<StoredEpisode> rows, StoredCauses causes, Voices voices) {
    List<Episode> episodes = new ArrayList<>(rows.size());
    for (StoredEpisode row : rows) {
      Category category = StoredCodes.category(row.getCategory());
      if (category != null) {
        episodes.add(fromRow(row, category, causes, voices));
      }
    }
    return List.copyOf(episodes);
  }

  private static Episode fromRow(
      StoredEpisode row, Category category, StoredCauses causes, Voices voices) {
    return new Episode(
        category,
        row.getStartMs(),
        row.getEndMs(),
        row.getIntensity(),
        row.getPeak(),
        row.getPeakMs(),
        row.getTimesRaised(),
        row.getLastRaisedMs(),
        row.getVoice() < 0 ? row.getSpeakerId() : StoredVoices.at(row.getVoice(), voices),
        new Ladder(
            row.getAcknowledgedMs(), row.getValidatedMs(), row.getReframedMs(), row.getCheckedMs()),
        row.getDrivers().isEmpty() ? causes.at(row.getCauses()) : drivers(row.getDrivers()),
        StoredCodes.of(Episode.Outcome.values(), row.getOutcome(), Episode.Outcome.UNRESOLVED));
  }

  static List<StoredDriver> driversToRows(List<Driver> drivers) {
    List<StoredDriver> rows = new ArrayList<>(drivers.size());
    for (Driver driver : drivers) {
      boolean plain = driver.name().equals(driver.category().wireName());
      rows.add(
          new StoredDriver(
              StoredCodes.category(driver.category()),
              plain ? "" : driver.name(),
              driver.strength(),
              toRow(driver.evidence())));
    }
    return rows;
  }

  private static List<Driver> drivers(List<StoredDriver> rows) {
    return rows.stream().map(StoredEpisodes::fromRow).filter(Objects::nonNull).toList();
  }

  /** The cause, or null when it is of a category that came after this build. */
  static Driver fromRow(StoredDriver row) {
    Category category = StoredCodes.category(row.getCategory());
    if (category == null || row.getEvidence() == null) {
      return null;
    }
    return new Driver(
        category,
        row.getName().isEmpty() ? category.wireName() : row.getName(),
        row.getStrength(),
        fromRow(row.getEvidence()));
  }

  static StoredEvidence toRow(Evidence evidence) {
    return new StoredEvidence(
        evidence.segmentId(),
        io.attune.schemas.Speaker.valueOf(evidence.speaker().name()),
        evidence.startMs(),
        evidence.endMs(),
        evidence.fromWord(),
        evidence.toWord(),
        evidence.quote(),
        evidence.signal(),
        Absent.ifNaN(evidence.observed()),
        Absent.ifNaN(evidence.threshold()),
        WordWeights.toRows(evidence.contributions()));
  }

  static Evidence fromRow(StoredEvidence row) {
    return new Evidence(
        row.getSegmentId(),
        Speaker.valueOf(row.getSpeaker().name()),
        row.getStartMs(),
        row.getEndMs(),
        row.getWordFrom(),
        row.getWordTo(),
        row.getQuote(),
        row.getSignal(),
        row.getObserved() == null ? Double.NaN : row.getObserved(),
        row.getThreshold() == null ? Double.NaN : row.getThreshold(),
        WordWeights.fromRows(row.getContributions()));
  }
}
