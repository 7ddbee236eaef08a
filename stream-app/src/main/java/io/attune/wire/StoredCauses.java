package io.attune.wire;

import io.attune.detect.Conversation;
import io.attune.detect.Driver;
import io.attune.detect.Episode;
import io.attune.detect.Evidence;
import io.attune.schemas.StoredDriver;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call's row says once although several things in it rest on it: the same words raise the
 * tension, make an episode and stand on the agent's screen, and quotations are most of the row.
 */
final class StoredCauses {
  /** For rows that have no list of causes. */
  static final StoredCauses NONE = new StoredCauses(List.of());

  /**
   * A cause of a category that came after this build is null, so that the others keep their place.
   */
  private final List<Driver> causes;

  private StoredCauses(List<Driver> causes) {
    this.causes = causes;
  }

  /** The causes of a conversation, each once. */
  static StoredCauses of(Conversation settled) {
    List<Driver> all = new ArrayList<>();
    addNew(settled.tension().recent(), all);
    for (Episode episode : settled.open()) {
      addNew(episode.drivers(), all);
    }
    return new StoredCauses(all);
  }

  private static void addNew(List<Driver> some, List<Driver> all) {
    for (Driver driver : some) {
      if (!all.contains(driver)) {
        all.add(driver);
      }
    }
  }

  static StoredCauses fromRows(List<StoredDriver> rows) {
    List<Driver> causes = new ArrayList<>(rows.size());
    rows.forEach(row -> causes.add(StoredEpisodes.fromRow(row)));
    return new StoredCauses(causes);
  }

  List<StoredDriver> toRows() {
    return StoredEpisodes.driversToRows(causes);
  }

  /** Where in the list these causes of the conversation are. */
  List<Integer> places(List<Driver> drivers) {
    List<Integer> places = new ArrayList<>(drivers.size());
    for (Driver driver : drivers) {
      places.add(causes.indexOf(driver));
    }
    return places;
  }

  /** Where in the list the causes with this evidence are; empty if not all of it is there. */
  List<Integer> placesOfEvidence(List<Evidence> evidence) {
    List<Evidence> known = causes.stream().map(Driver::evidence).toList();
    return known.containsAll(evidence) ? evidence.stream().map(known::indexOf).toList() : List.of();
  }

  /** The causes at these places of the list, without those that this build does not know. */
  List<Driver> at(List<Integer> places) {
    List<Driver> found = new ArrayList<>(places.size());
    for (int place : places) {
      Driver cause = place >= 0 && place < causes.size() ? causes.get(place) : null;
      if (cause != null) {
        found.add(cause);
      }
    }
    return List.copyOf(found);
  }
}
