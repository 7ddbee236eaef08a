package io.attune.load;

import io.attune.topology.Topics;

/**
 * All that Attune wrote but cues, of which the bare topology has its own.
 *
 * @param changelogs of its state
 * @param turns in {@code call-turns}
 * @param views in {@code call-views}
 * @param summaries in {@code call-summaries}
 */
record Written(
    Changelogs changelogs, TopicContent turns, TopicContent views, TopicContent summaries) {
  /** Reads what an application wrote that has stopped. */
  static Written read(String servers, String applicationId, Topics topics) {
    return new Written(
        Changelogs.read(servers, applicationId),
        TopicContent.read(servers, topics.callTurns()),
        TopicContent.read(servers, topics.callViews()),
        TopicContent.read(servers, topics.callSummaries()));
  }

  /**
   * A bare topology that writes as much in all.
   *
   * @param records that led to it, partials left aside; 1 or more
   * @param finals among them, 1 or more. Each has its turn, also those of Attune that were not
   *     certain yet when it stopped: readers wait for one of each
   */
  BareSize bareSize(long records, long finals) {
    return new BareSize(
        Volume.of(changelogs.core(), records),
        Volume.of(changelogs.window(), finals),
        new Volume(1, Math.toIntExact(Math.round((double) turns.valueBytes() / finals))),
        Volume.of(views, finals),
        Volume.of(summaries, finals),
        0);
  }
}
