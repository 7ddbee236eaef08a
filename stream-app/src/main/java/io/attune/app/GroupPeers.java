package io.attune.app;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who else coaches calls under the same application id. */
final class GroupPeers {
  private static final Logger LOG = LoggerFactory.getLogger(GroupPeers.class);
  private static final int PATIENCE_MS = 5_000;

  private GroupPeers() {}

  /**
   * Whether all calls are coached by others just now. Not if this instance has a name under which
   * the group still knows it: then calls wait for it.
   */
  static boolean coachAll(Admin admin, AppConfig config) {
    String group = config.applicationId();
    try {
      return coachAll(
          admin
              .describeConsumerGroups(
                  List.of(group), new DescribeConsumerGroupsOptions().timeoutMs(PATIENCE_MS))
              .describedGroups()
              .get(group)
              .get()
              .members(),
          config.instanceId());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (KafkaException | ExecutionException e) {
      // Most often that there is no such group yet.
      LOG.debug("nothing is known of the group {}: {}", group, e.toString());
      return false;
    }
  }

  /**
   * The same of known members.
   *
   * @param ownName this instance's, with a number behind it for each thread; empty without
   */
  static boolean coachAll(Collection<MemberDescription> members, Optional<String> ownName) {
    return !members.isEmpty()
        && members.stream()
            .flatMap(member -> member.groupInstanceId().stream())
            .noneMatch(name -> ownName.filter(own -> name.startsWith(own + "-")).isPresent());
  }
}
