package io.attune.app.playbook;

import io.attune.app.Failure;
import io.attune.app.play.Cluster;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** How many partitions a topic has. */
final class Partitions {
  private Partitions() {}

  /**
   * @param topic one that has been seen to exist
   */
  static int of(String topic, Cluster cluster) throws InterruptedException {
    try (Admin admin = Admin.create(cluster.client())) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .size();
    } catch (ExecutionException e) {
      throw Failure.environment(
          "Kafka does not say how many partitions " + topic + " has: " + e.getCause().getMessage(),
          e.getCause());
    }
  }
}
