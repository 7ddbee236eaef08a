package io.attune.load;

import io.attune.topology.CallTopology;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What Attune kept of its state in Kafka: the rows in memory, and those of the window.
 *
 * @param core the first changelog
 * @param window the second
 */
record Changelogs(TopicContent core, TopicContent window) {
  /** Reads those of an application that has stopped. */
  static Changelogs read(String servers, String applicationId) {
    return since(servers, applicationId, Map.of());
  }

  /** The same from where they ended at a moment; see {@link TopicContent#since}. */
  static Changelogs since(String servers, String applicationId, Map<TopicPartition, Long> from) {
    List<String> topics = CallTopology.changelogs(applicationId);
    return new Changelogs(
        TopicContent.since(servers, topics.get(0), from),
        TopicContent.since(servers, topics.get(1), from));
  }

  /** Bytes, keys and values, for one of so many. */
  double bytesPer(long count) {
    return (double) (core.bytes() + window.bytes()) / count;
  }

  /** Rows for one of so many. */
  double rowsPer(long count) {
    return (double) (core.records() + window.records()) / count;
  }
}
