package io.attune.debrief;

import io.attune.detect.Category;
import java.util.List;

/**
 * Something short that was heard and is no concern: an opportunity, or a slip in delivery or
 * empathy.
 *
 * @param category what it is
 * @param speakerId whose it is, empty if unknown
 * @param startMs media time of its beginning
 * @param endMs media time of its end
 * @param met whether the agent made good on a slip, or took up an opportunity
 * @param signs what it rests on, oldest first
 */
public record Moment(
    Category category, String speakerId, long startMs, long endMs, boolean met, List<Sign> signs) {

  /** The words that it was heard in, null if it was measured. */
  public Quote words() {
    return signs.stream().map(Sign::quote).filter(q -> q != null).findFirst().orElse(null);
  }
}
