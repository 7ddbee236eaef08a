package io.attune.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The episodes of a conversation while one turn is being heard: what is open, and what this turn
 * closed.
 */
final class EpisodeChanges {
  private final List<Episode> open;
  private final List<Episode> finished = new ArrayList<>(2);

  EpisodeChanges(List<Episode> open) {
    this.open = new ArrayList<>(open);
  }

  Optional<Episode> open(Category category) {
    for (Episode episode : open) {
      if (episode.category() == category) {
        return Optional.of(episode);
      }
    }
    return Optional.empty();
  }

  List<Episode> open() {
    return List.copyOf(open);
  }

  List<Episode> finished() {
    return List.copyOf(finished);
  }

  void add(Episode episode) {
    open.add(episode);
  }

  /** Changes every open episode of a kind. */
  void update(Kind kind, UnaryOperator<Episode> change) {
    open.replaceAll(e -> e.category().kind() == kind ? change.apply(e) : e);
  }

  void replace(Episode old, Episode now) {
    open.set(open.indexOf(old), now);
  }

  void close(Episode episode, long atMs, Episode.Outcome how) {
    open.remove(episode);
    finished.add(episode.closed(atMs, how));
  }
}
