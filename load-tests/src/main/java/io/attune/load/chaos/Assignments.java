package io.attune.load.chaos;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/** Which instance processes which partitions, as the group's coordinator tells. */
final class Assignments implements AutoCloseable {
  static final String APPLICATION = "attune";
  private static final long ANSWER_WITHIN_S = 20;

  private final Admin admin;

  Assignments(String servers) {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
  }

  /** The partitions of an instance; none if nobody can tell. */
  Set<Integer> of(ProcessorInstance instance) throws IOException, InterruptedException {
    String processId = instance.processId(APPLICATION).orElse("?");
    Set<Integer> partitions = new HashSet<>();
    try {
      for (MemberDescription member :
          admin
              .describeConsumerGroups(Set.of(APPLICATION))
              .all()
              .get(ANSWER_WITHIN_S, TimeUnit.SECONDS)
              .get(APPLICATION)
              .members()) {
        if (member.clientId().contains(processId)) {
          member.assignment().topicPartitions().stream()
              .map(TopicPartition::partition)
              .forEach(partitions::add);
        }
      }
    } catch (ExecutionException | TimeoutException e) {
      return Set.of();
    }
    return partitions;
  }

  @Override
  public void close() {
    admin.close();
  }
}
