package io.attune.wire;

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
      rows.add(toRow(episode, causes, voices));
    }
    return rows;
  }

  // By setters, here and below: the constructors take every number as an object.
  private static StoredEpisode toRow(Episode episode, StoredCauses causes, Voices voices) {
    Ladder ladder = episode.ladder();
    int voice = StoredVoices.place(episode.speakerId(), voices);
    StoredEpisode row = new StoredEpisode();
    row.setCategory(StoredCodes.category(episode.category()));
    row.setStartMs(episode.startMs());
    row.setEndMs(episode.endMs());
    row.setIntensity(episode.intensity());
    row.setPeak(episode.peak());
    row.setPeakMs(episode.peakMs());
    row.setTimesRaised(episode.timesRaised());
    row.setLastRaisedMs(episode.lastRaisedMs());
    row.setSpeakerId(voice < 0 ? episode.speakerId() : "");
    row.setVoice(voice);
    row.setAcknowledgedMs(ladder.acknowledgedMs());
    row.setValidatedMs(ladder.validatedMs());
    row.setReframedMs(ladder.reframedMs());
    row.setCheckedMs(ladder.checkedMs());
    row.setDrivers(causes == null ? driversToRows(episode.drivers()) : List.of());
    row.setCauses(causes == null ? List.of() : causes.places(episode.drivers()));
    row.setOutcome(episode.outcome().ordinal());
    return row;
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
      StoredDriver row = new StoredDriver();
      row.setCategory(StoredCodes.category(driver.category()));
      row.setName(plain ? "" : driver.name());
      row.setStrength(driver.strength());
      row.setEvidence(toRow(driver.evidence()));
      rows.add(row);
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
    StoredEvidence row = new StoredEvidence();
    row.setSegmentId(evidence.segmentId());
    row.setSpeaker(Segments.speaker(evidence.speaker()));
    row.setStartMs(evidence.startMs());
    row.setEndMs(evidence.endMs());
    row.setWordFrom(evidence.fromWord());
    row.setWordTo(evidence.toWord());
    row.setQuote(evidence.quote());
    row.setSignal(evidence.signal());
    row.setObserved(Absent.ifNaN(evidence.observed()));
    row.setThreshold(Absent.ifNaN(evidence.threshold()));
    row.setContributions(WordWeights.toRows(evidence.contributions()));
    return row;
  }

  static Evidence fromRow(StoredEvidence row) {
    return new Evidence(
        row.getSegmentId(),
        Segments.speaker(row.getSpeaker()),
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
