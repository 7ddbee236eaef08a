package io.attune.debrief;

import io.attune.call.Speaker;
import io.attune.detect.Driver;
import io.attune.detect.Evidence;
import io.attune.detect.ScoredTurn;
import io.attune.detect.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that was said on one call, and the finding of who said what when. */
final class Transcript {
  private final Map<String, ScoredTurn> latest = new HashMap<>();
  private final Map<Long, List<String>> byEnd = new HashMap<>();

  /** A turn settled, or a later revision of one. */
  void add(ScoredTurn scored) {
    Turn turn = scored.turn();
    latest.put(turn.segmentId(), scored);
    byEnd.computeIfAbsent(turn.endMs(), end -> new ArrayList<>(1)).add(turn.segmentId());
  }

  /** The turns in media order, as last revised; those that were revised to nothing are left out. */
  List<ScoredTurn> turns() {
    List<ScoredTurn> all = new ArrayList<>(latest.values());
    all.removeIf(scored -> scored.turn().heard().text().isBlank());
    all.sort((a, b) -> Turn.MEDIA_ORDER.compare(a.turn(), b.turn()));
    return Collections.unmodifiableList(all);
  }

  /** The turn of a side that ended at a media time, in whatever revision. */
  Optional<Turn> endingAt(Speaker speaker, long endMs) {
    return byEnd.getOrDefault(endMs, List.of()).stream()
        .map(id -> latest.get(id).turn())
        .filter(turn -> turn.isBy(speaker) && !turn.heard().text().isBlank())
        .findFirst();
  }

  /** The turn that began at a media time, of a side if both did. */
  Optional<Turn> startingAt(Speaker preferred, long startMs) {
    return turns().stream()
        .map(ScoredTurn::turn)
        .filter(turn -> turn.startMs() == startMs)
        .max((a, b) -> Boolean.compare(a.isBy(preferred), b.isBy(preferred)));
  }

  /** Why an episode is one, with the words. */
  Sign sign(Driver driver) {
    return sign(driver.name(), driver, driver.evidence());
  }

  private Sign sign(String name, Driver driver, Evidence evidence) {
    return new Sign(
        name,
        driver.category(),
        driver.strength(),
        evidence.startMs(),
        evidence.endMs(),
        number(evidence.observed()),
        number(evidence.threshold()),
        quote(evidence).orElse(null));
  }

  private static Double number(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }

  /**
   * The words that evidence rests on; of a sentiment the whole turn, with the words that carried
   * it. Where a later revision no longer has them, the turn as it was corrected: nothing is quoted
   * that the transcript does not say.
   */
  Optional<Quote> quote(Evidence evidence) {
    ScoredTurn scored = latest.get(evidence.segmentId());
    if (scored == null || scored.turn().heard().text().isBlank()) {
      return Optional.empty();
    }
    Turn turn = scored.turn();
    boolean wordsStand =
        evidence.toWord() > evidence.fromWord()
            && evidence.toWord() <= Quote.words(turn).size()
            && turn.quote(evidence.fromWord(), evidence.toWord()).startsWith(evidence.quote());
    if (!wordsStand) {
      return Optional.of(Quote.of(turn));
    }
    return Optional.of(
        evidence.contributions().isEmpty()
            ? Quote.of(turn, evidence.fromWord(), evidence.toWord())
            : Quote.of(turn, evidence.contributions()));
  }
}
