package io.attune.app.grants;

import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One thing that a principal may do on Kafka.
 *
 * @param operation {@code READ} and {@code WRITE} imply {@code DESCRIBE}
 * @param type of the resource
 * @param pattern {@code LITERAL}, or {@code PREFIXED} where names are made at run time
 * @param name of the resource, or how the names begin
 * @param reason what it is needed for, in a few words
 */
public record Grant(
    AclOperation operation, ResourceType type, PatternType pattern, String name, String reason) {

  static Grant topic(AclOperation operation, String name, String reason) {
    return new Grant(operation, ResourceType.TOPIC, PatternType.LITERAL, name, reason);
  }

  static Grant group(String name, PatternType pattern, String reason) {
    return new Grant(AclOperation.READ, ResourceType.GROUP, pattern, name, reason);
  }

  static Grant transactions(String name, PatternType pattern, String reason) {
    return new Grant(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, pattern, name, reason);
  }

  /** The same as Kafka keeps it, from any host. */
  public AclBinding binding(String principal) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
  }

  /** The operation as {@code kafka-acls.sh} spells it, such as {@code Read}. */
  String operationName() {
    String name = operation.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  /** The resource in words, such as {@code topic call-events} or {@code group attune}. */
  String resource() {
    String kind =
        switch (type) {
          case TOPIC -> "topic ";
          case GROUP -> "group ";
          case TRANSACTIONAL_ID -> "transactional id ";
          default -> throw new IllegalStateException("no grant is on a " + type);
        };
    return kind + name + (pattern == PatternType.PREFIXED ? "*" : "");
  }

  /** Such as {@code Read on topic call-events}. */
  @Override
  public String toString() {
    return operationName() + " on " + resource();
  }
}
