package io.attune.app.play;

import io.attune.app.Failure;
import io.attune.topology.KafkaRefusal;
import io.attune.topology.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A Kafka cluster that Attune uses, as its clients see it.
 *
 * @param client what any client needs to reach it: bootstrap servers, security
 * @param topics the names of Attune's topics there
 */
public record Cluster(Map<String, Object> client, Topics topics) {
  private static final int PATIENCE_MS = 10_000;

  public Cluster {
    client = Map.copyOf(client);
  }

  /**
   * Makes sure that the topics which playing writes and reads exist.
   *
   * @throws Failure if nobody answers, or one does not exist
   */
  public void check() throws InterruptedException {
    check(
        List.of(
            topics.callEvents(),
            topics.cueFeedback(),
            topics.coachingCues(),
            topics.callTurns(),
            topics.callSummaries()));
  }

  /**
   * Makes sure that topics exist.
   *
   * @throws Failure if nobody answers, or one does not exist
   */
  public void check(List<String> used) throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
    try (Admin admin = Admin.create(settings)) {
      for (var described : admin.describeTopics(used).topicNameValues().entrySet()) {
        try {
          described.getValue().get();
        } catch (ExecutionException e) {
          throw failure(described.getKey(), e.getCause());
        }
      }
    }
  }

  private Failure failure(String topic, Throwable e) {
    String where = client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG).toString();
    if (e instanceof UnknownTopicOrPartitionException) {
      return Failure.environment(
          "the Kafka at " + where + " lacks Attune's topics: start attune run there first", e);
    }
    // Kafka's own answer does not say which.
    Throwable refusal =
        e instanceof TopicAuthorizationException
            ? new TopicAuthorizationException(Set.of(topic))
            : e;
    return Failure.environment(
        e instanceof TimeoutException
            ? "no Kafka answers at " + where
            : "the Kafka at " + where + " refuses: " + KafkaRefusal.orMessage(refusal),
        e);
  }
}
