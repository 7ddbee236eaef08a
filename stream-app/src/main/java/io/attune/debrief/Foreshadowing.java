package io.attune.debrief;

import io.attune.detect.Category;
import io.attune.detect.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What announced the hardest moment of a call: the early signs of the concern that became it.
 *
 * @param category the concern
 * @param peakMs media time of the hardest moment
 * @param peak how hard, 0 to 1
 * @param signs what was heard before it, oldest first, never empty
 */
public record Foreshadowing(Category category, long peakMs, double peak, List<Sign> signs) {

  /** How long before the hardest moment a sign was heard, in milliseconds. */
  public long leadMs(Sign sign) {
    return peakMs - sign.endMs();
  }

  /**
   * The hardest moment is the peak of the strongest tension; on a call without tension, the last
   * time that the most repeated concern was raised. Empty if nothing announced it.
   */
  static Optional<Foreshadowing> in(List<Concern> concerns) {
    Optional<Concern> tension =
        concerns.stream()
            .filter(concern -> concern.category().kind() == Kind.TENSION)
            .max(Comparator.comparingDouble(Concern::peak));
    if (tension.isPresent()) {
      return before(tension.get(), tension.get().peakMs());
    }
    return concerns.stream()
        .filter(concern -> concern.timesRaised() > 1)
        .max(Comparator.comparingInt(Concern::timesRaised))
        .flatMap(concern -> before(concern, lastRaisedMs(concern)));
  }

  private static long lastRaisedMs(Concern concern) {
    return concern.signs().get(concern.signs().size() - 1).endMs();
  }

  private static Optional<Foreshadowing> before(Concern concern, long peakMs) {
    List<Sign> early = concern.signs().stream().filter(sign -> sign.endMs() < peakMs).toList();
    return early.isEmpty()
        ? Optional.empty()
        : Optional.of(new Foreshadowing(concern.category(), peakMs, concern.peak(), early));
  }
}
