package io.attune.load;

import io.attune.topology.CallTopology;
import java.util.List;

/**
 * What Attune kept of its state in Kafka: the rows in memory, and those of the window.
 *
 * @param core the first changelog
 * @param window the second
 */
record Changelogs(TopicContent core, TopicContent window) {
  /** Reads those of an application that has stopped. */
  static Changelogs read(String servers, String applicationId) {
    List<String> topics = CallTopology.changelogs(applicationId);
    return new Changelogs(
        TopicContent.read(servers, topics.get(0)), TopicContent.read(servers, topics.get(1)));
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
