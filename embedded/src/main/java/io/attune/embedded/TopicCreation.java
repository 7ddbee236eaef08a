package io.attune.embedded;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes missing topics and waits until the broker serves them. */
public final class TopicCreation {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long PAUSE_MS = 10;

  private final Admin admin;
  private final long deadline = System.nanoTime() + LIMIT.toNanos();

  private TopicCreation(Admin admin) {
    this.admin = admin;
  }

  /**
   * Makes those of these topics that are missing, on any broker that asks for no credentials, and
   * returns when each of their partitions has a leader.
   *
   * @throws EmbeddedKafkaException if one is refused, or not served within 30 s
   */
  public static void run(String bootstrapServers, Collection<NewTopic> topics) {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) LIMIT.toMillis());
    try (Admin admin = Admin.create(settings)) {
      TopicCreation creation = new TopicCreation(admin);
      creation.make(topics);
      creation.await(topics.stream().map(NewTopic::name).toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedKafkaException("Interrupted while topics were made", e);
    }
  }

  private void make(Collection<NewTopic> topics) throws InterruptedException {
    for (Map.Entry<String, KafkaFuture<Void>> topic :
        admin.createTopics(topics).values().entrySet()) {
      try {
        topic.getValue().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new EmbeddedKafkaException(
              "Kafka refuses topic " + topic.getKey() + ": " + e.getCause().getMessage(), e);
        }
      }
    }
  }

  /** The controller's answer comes before the broker has read it in its metadata. */
  private void await(List<String> names) throws InterruptedException {
    while (!served(names)) {
      if (System.nanoTime() - deadline > 0) {
        throw new EmbeddedKafkaException(
            "Kafka does not serve the topics " + names + " after " + LIMIT.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
  }

  private boolean served(List<String> names) throws InterruptedException {
    try {
      return admin.describeTopics(names).allTopicNames().get().values().stream()
          .allMatch(TopicCreation::hasLeaders);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw new EmbeddedKafkaException(
          "Kafka does not describe the topics " + names + ": " + e.getCause().getMessage(), e);
    }
  }

  private static boolean hasLeaders(TopicDescription topic) {
    return topic.partitions().stream().allMatch(partition -> partition.leader() != null);
  }
}
