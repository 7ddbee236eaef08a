package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class BrokerTopicsTest {

  /** A start asks for its topics right after it made them, and ends if one is missing. */
  @Test
  void topicsAreMadeWhenTheBrokerThatIsAskedKnowsOfThem() {
    try (LateBroker broker = new LateBroker(List.of(List.of(), List.of("a"), List.of("a", "b")))) {
      BrokerTopics topics = new BrokerTopics(broker, "here:1");
      topics.create(List.of(new NewTopic("a", 1, (short) 1), new NewTopic("b", 1, (short) 1)));
      assertThat(broker.answers).as("answers that nobody waited for").hasSize(1);
      assertThat(topics.missing(List.of("a", "b"))).isEmpty();
    }
  }

  /** A broker that reads of new topics one by one; no request leaves the process. */
  private static final class LateBroker extends ForwardingAdmin {
    private final Queue<List<String>> answers;

    /**
     * @param answers the topics that it knows of at each question; the last one stays
     */
    LateBroker(List<List<String>> answers) {
      super(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"));
      this.answers = new ArrayDeque<>(answers);
    }

    @Override
    public CreateTopicsResult createTopics(
        Collection<NewTopic> topics, CreateTopicsOptions options) {
      Map<String, KafkaFuture<CreateTopicsResult.TopicMetadataAndConfig>> made = new HashMap<>();
      topics.forEach(topic -> made.put(topic.name(), KafkaFuture.completedFuture(null)));
      return new CreateTopicsResult(made) {};
    }

    @Override
    public DescribeTopicsResult describeTopics(
        Collection<String> names, DescribeTopicsOptions options) {
      List<String> known = answers.size() == 1 ? answers.element() : answers.remove();
      Map<String, KafkaFuture<TopicDescription>> told = new HashMap<>();
      names.forEach(name -> told.put(name, known.contains(name) ? there(name) : unknown()));
      return new DescribeTopicsResult(null, told) {};
    }

    private static KafkaFuture<TopicDescription> there(String name) {
      return KafkaFuture.completedFuture(new TopicDescription(name, false, List.of()));
    }

    private static KafkaFuture<TopicDescription> unknown() {
      KafkaFutureImpl<TopicDescription> unknown = new KafkaFutureImpl<>();
      unknown.completeExceptionally(new UnknownTopicOrPartitionException());
      return unknown;
    }
  }
}
