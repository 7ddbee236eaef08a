package io.attune.app.grants;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's own authorizer, which remembers what it was asked and allowed. Loaded by the broker. */
public final class RecordingAuthorizer extends StandardAuthorizer {
  private static final Set<Use> USES = ConcurrentHashMap.newKeySet();
  private static volatile RecordingAuthorizer newest;

  /** What somebody did. */
  record Use(String principal, AclOperation operation, ResourceType type, String name) {
    boolean isOf(Grant grant) {
      return operation == grant.operation()
          && type == grant.type()
          && (grant.pattern() == PatternType.PREFIXED
              ? name.startsWith(grant.name())
              : name.equals(grant.name()));
    }
  }

  public RecordingAuthorizer() {
    newest = this;
  }

  static Set<Use> uses() {
    return USES;
  }

  /** How many grants the broker knows of. */
  static int known() {
    return newest.aclCount();
  }

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    List<AuthorizationResult> results = super.authorize(context, actions);
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      // Who only asks what would be allowed does not want it logged.
      if (results.get(i) == AuthorizationResult.ALLOWED && action.logIfDenied()) {
        USES.add(
            new Use(
                context.principal().toString(),
                action.operation(),
                action.resourcePattern().resourceType(),
                action.resourcePattern().name()));
      }
    }
    return results;
  }
}
