package io.attune.app.grants;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.attune.app.PatientAdmin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Asks Kafka which grants this client lacks, all at once. Kafka Streams and consumers find out one
 * at a time, when they first need it, which for some is in the middle of a call.
 *
 * <p>Kafka tells what may be done with a topic only if it exists; of one that does not, it can be
 * asked whether it may be created.
 */
public final class GrantCheck {
  private final Admin admin;

  private GrantCheck(Admin admin) {
    this.admin = admin;
  }

  /**
   * Those that are missing, in their order.
   *
   * @throws KafkaException if Kafka cannot be reached, or does not answer
   */
  public static List<Grant> missing(Admin admin, List<Grant> needed) {
    return new GrantCheck(admin).missing(needed);
  }

  /** What to tell whoever administers Kafka; one line. */
  public static String complaint(String bootstrapServers, PrincipalRole role, List<Grant> missing) {
    return "Kafka at "
        + bootstrapServers
        + " does not grant this principal "
        + missing.stream().map(Grant::toString).collect(joining(", "))
        + ", which the role "
        + role
        + " needs: attune acls --role "
        + role
        + " --principal User:NAME tells how to grant it";
  }

  private List<Grant> missing(List<Grant> needed) {
    Map<String, Optional<Set<AclOperation>>> allowed = onTopics(needed);
    List<Grant> missing = new ArrayList<>();
    for (Grant grant : needed) {
      boolean lacks =
          switch (grant.type()) {
            case TOPIC -> lacksTopic(grant, allowed.get(grant.name()));
            case GROUP -> lacksGroup(grant);
            case TRANSACTIONAL_ID -> lacksTransactions(grant);
            default -> throw new IllegalStateException("no grant is on a " + grant.type());
          };
      if (lacks) {
        missing.add(grant);
      }
    }
    return missing;
  }

  /** What may be done with each topic; empty if it is not there; nothing if it is not shown. */
  private Map<String, Optional<Set<AclOperation>>> onTopics(List<Grant> grants) {
    Map<String, Optional<Set<AclOperation>>> allowed = new LinkedHashMap<>();
    Set<String> names =
        grants.stream()
            .filter(grant -> grant.type() == ResourceType.TOPIC)
            .map(Grant::name)
            .collect(toSet());
    admin
        .describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
        .topicNameValues()
        .forEach(
            (name, description) -> {
              try {
                Set<AclOperation> operations = get(description).authorizedOperations();
                allowed.put(name, Optional.ofNullable(operations));
              } catch (UnknownTopicOrPartitionException e) {
                allowed.put(name, Optional.empty());
              } catch (AuthorizationException e) {
                allowed.put(name, Optional.of(Set.of()));
              }
            });
    return allowed;
  }

  private boolean lacksTopic(Grant grant, Optional<Set<AclOperation>> allowed) {
    if (grant.operation() == AclOperation.CREATE) {
      // Of one that exists nobody needs to know.
      return (allowed.isEmpty() || allowed.get().isEmpty()) && mayNotCreate(grant.name());
    }
    return allowed.isPresent() && !allowed.get().contains(grant.operation());
  }

  private boolean mayNotCreate(String topic) {
    NewTopic asked = new NewTopic(topic, Optional.empty(), Optional.empty());
    return isRefused(
        admin
            .createTopics(List.of(asked), new CreateTopicsOptions().validateOnly(true))
            .values()
            .get(topic));
  }

  private boolean lacksGroup(Grant grant) {
    return isRefused(
        admin
            .describeConsumerGroups(List.of(example(grant)), new DescribeConsumerGroupsOptions())
            .describedGroups()
            .get(example(grant)));
  }

  private boolean lacksTransactions(Grant grant) {
    return isRefused(
        admin.describeTransactions(List.of(example(grant))).description(example(grant)));
  }

  /** A name that the grant covers and nobody uses, if it covers several. */
  private static String example(Grant grant) {
    return grant.pattern() == PatternType.PREFIXED ? grant.name() + "check" : grant.name();
  }

  /** Whether Kafka says that we may not; that there is no such thing is no refusal. */
  private static boolean isRefused(KafkaFuture<?> answer) {
    try {
      get(answer);
      return false;
    } catch (AuthorizationException e) {
      return true;
    } catch (org.apache.kafka.common.errors.TimeoutException
        | org.apache.kafka.common.errors.AuthenticationException e) {
      throw e;
    } catch (ApiException e) {
      return false;
    }
  }

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get(2L * PatientAdmin.PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    }
  }
}
