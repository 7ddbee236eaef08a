package io.attune.app;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** The topics that a topology reads and writes, as it says itself. */
final class TopologyTopics {
  private TopologyTopics() {}

  /**
   * Checks that they are all there, before Kafka Streams finds out on its own: a source that is
   * missing ends its threads, a sink that is missing holds them up for a minute.
   *
   * @throws Failure saying which are missing and how to create them
   */
  static void requireAll(Admin admin, AppConfig config, Topology topology, String deadLetters) {
    Set<String> names = of(topology);
    names.add(deadLetters);
    List<String> missing = new BrokerTopics(admin, config.bootstrapServers()).missing(names);
    if (!missing.isEmpty()) {
      throw Failure.environment(
          "Kafka at "
              + config.bootstrapServers()
              + " has no "
              + String.join(", ", missing)
              + "; attune run --create-topics creates them",
          null);
    }
  }

  private static Set<String> of(Topology topology) {
    Set<String> names = new TreeSet<>();
    for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
          names.addAll(source.topicSet());
        } else if (node instanceof TopologyDescription.Sink sink && sink.topic() != null) {
          names.add(sink.topic());
        }
      }
    }
    return names;
  }
}
