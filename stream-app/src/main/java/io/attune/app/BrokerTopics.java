package io.attune.app;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics that are there, and the making of those that are not. */
final class BrokerTopics {
  /** Between two looks at whether a new topic shows. */
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Admin admin;
  private final String servers;

  /**
   * @param servers where it reaches Kafka, as the user named it
   */
  BrokerTopics(Admin admin, String servers) {
    this.admin = admin;
    this.servers = servers;
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

  /**
   * Makes those that are missing, and returns when they are there for whoever asks; the others stay
   * as they are.
   *
   * @throws Failure if no broker answers, one refuses, or a topic that was made does not show
   */
  void create(Collection<NewTopic> topics) {
    admin
        .createTopics(topics)
        .values()
        .forEach((name, created) -> succeeds(name, created, TopicExistsException.class));
    awaitServed(topics.stream().map(NewTopic::name).toList());
  }

  /** The controller answers before the other brokers have read of the topic in its log. */
  private void awaitServed(Collection<String> names) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PatientAdmin.PATIENCE_MS);
    for (List<String> missing = missing(names); !missing.isEmpty(); missing = missing(missing)) {
      if (System.nanoTime() - deadline > 0) {
        throw Failure.environment(
            "Kafka at "
                + servers
                + " made "
                + String.join(", ", missing)
                + ", but shows nothing of it yet; try again",
            null);
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
  }

  /** False if it fails in the one way that is no surprise. */
  private boolean succeeds(
      String topic, KafkaFuture<?> answer, Class<? extends Exception> expected) {
    try {
      answer.get(2L * PatientAdmin.PATIENCE_MS, TimeUnit.MILLISECONDS);
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
}
