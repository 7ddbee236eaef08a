package io.attune.load;

import io.attune.topology.CallTopology;
import io.attune.topology.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

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
  /**
   * Where all of that ends at a moment.
   *
   * @param applicationId who writes it
   * @param ends by partition
   */
  record Mark(String applicationId, Topics topics, Map<TopicPartition, Long> ends) {}

  /** Where it ends now. */
  static Mark mark(String servers, String applicationId, Topics topics) {
    List<String> names = new ArrayList<>(CallTopology.changelogs(applicationId));
    names.addAll(List.of(topics.callTurns(), topics.callViews(), topics.callSummaries()));
    return new Mark(applicationId, topics, TopicContent.ends(servers, names));
  }

  /** Reads what an application wrote after that, which has stopped since. */
  static Written since(String servers, Mark mark) {
    return new Written(
        Changelogs.since(servers, mark.applicationId(), mark.ends()),
        TopicContent.since(servers, mark.topics().callTurns(), mark.ends()),
        TopicContent.since(servers, mark.topics().callViews(), mark.ends()),
        TopicContent.since(servers, mark.topics().callSummaries(), mark.ends()));
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
