package io.attune.app;

import io.attune.topology.KafkaRefusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics that are there, and the making of those that are not. */
final class BrokerTopics implements AutoCloseable {
  /** Long enough for a broker that is starting beside us. */
  private static final int PATIENCE_MS = 15_000;

  private final Admin admin;
  private final String servers;

  private BrokerTopics(Admin admin, String servers) {
    this.admin = admin;
    this.servers = servers;
  }

  static BrokerTopics at(AppConfig config) {
    Map<String, Object> properties = config.clientProperties();
    properties.putIfAbsent("default.api.timeout.ms", PATIENCE_MS);
    properties.putIfAbsent("request.timeout.ms", PATIENCE_MS);
    try {
      return new BrokerTopics(Admin.create(properties), config.bootstrapServers());
    } catch (KafkaException e) {
      throw Failure.environment(
          "cannot reach Kafka at "
              + config.bootstrapServers()
              + ": "
              + KafkaRefusal.of(e).orElse(rootMessage(e)),
          e);
    }
  }

  /**
   * Which of these are not there, in order of name.
   *
   * @throws Failure if no broker answers, or one refuses to say
   */
  List<String> missing(Collection<String> names) {
    TreeSet<String> missing = new TreeSet<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, description) -> {
              if (!succeeds(name, description, UnknownTopicOrPartitionException.class)) {
                missing.add(name);
              }
            });
    return List.copyOf(missing);
  }

  /** Makes those that are missing; the others stay as they are. */
  void create(Collection<NewTopic> topics) {
    admin
        .createTopics(topics)
        .values()
        .forEach((name, created) -> succeeds(name, created, TopicExistsException.class));
  }

  /** False if it fails in the one way that is no surprise. */
  private boolean succeeds(
      String topic, KafkaFuture<?> answer, Class<? extends Exception> expected) {
    try {
      answer.get(2L * PATIENCE_MS, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      if (expected.isInstance(e.getCause())) {
        return false;
      }
      // Kafka's own answer does not say which topic it does not let us touch.
      throw unreachable(
          e.getCause() instanceof TopicAuthorizationException
              ? new TopicAuthorizationException(Set.of(topic))
              : e.getCause());
    } catch (TimeoutException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  private Failure unreachable(Throwable e) {
    return KafkaFailure.of(servers, e);
  }

  private static String rootMessage(Throwable e) {
    return e.getCause() == null ? e.getMessage() : rootMessage(e.getCause());
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }
}
