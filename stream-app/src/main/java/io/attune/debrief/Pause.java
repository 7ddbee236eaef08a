package io.attune.debrief;

import io.attune.detect.Category;
import java.util.List;

/**
 * A stretch in which nobody spoke, or the customer was on hold.
 *
 * @param startMs media time of its beginning
 * @param endMs media time of its end
 * @param categories what the silence was; empty for a hold
 */
public record Pause(long startMs, long endMs, List<Category> categories) {
  /** Whether the customer was on hold. */
  public boolean onHold() {
    return categories.isEmpty();
  }

  /** How long it lasted, in milliseconds. */
  public long lengthMs() {
    return endMs - startMs;
  }
}
