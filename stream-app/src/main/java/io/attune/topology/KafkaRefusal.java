package io.attune.topology;

import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/**
 * That Kafka does not let us in, or does not let us do something, in words that say what to do.
 * They name resources and settings, never what was said in a call, so they may stand in a log.
 */
public final class KafkaRefusal {
  /** A chain of causes this long has gone round in a circle. */
  private static final int LONGEST = 10;

  private KafkaRefusal() {}

  /**
   * What an exception or one of its causes says about being refused; empty if it is about something
   * else.
   */
  public static Optional<String> of(Throwable thrown) {
    Throwable t = thrown;
    for (int i = 0; t != null && i < LONGEST; i++, t = t.getCause()) {
      String refusal = said(t);
      if (refusal != null) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  /** What to tell of an exception: the refusal if it is one, else its own message. */
  public static String orMessage(Throwable thrown) {
    return of(thrown).orElse(thrown.getMessage());
  }

  private static String said(Throwable t) {
    if (t instanceof TopicAuthorizationException topics) {
      return "this principal lacks a grant on "
          + (topics.unauthorizedTopics().isEmpty()
              ? "a topic"
              : "the topic " + String.join(", ", topics.unauthorizedTopics()))
          + " (attune acls lists what each role needs)";
    } else if (t instanceof GroupAuthorizationException group) {
      return "this principal lacks Read on the group "
          + group.groupId()
          + " (attune acls lists what each role needs)";
    } else if (t instanceof TransactionalIdAuthorizationException) {
      return "this principal lacks Write on its transactional ids (attune acls lists what each role"
          + " needs)";
    } else if (t instanceof ClusterAuthorizationException) {
      return "this principal lacks a grant on the cluster, which Attune's own roles do not need: "
          + t.getMessage();
    } else if (t instanceof AuthorizationException) {
      return "this principal lacks a grant: " + t.getMessage();
    } else if (t instanceof UnsupportedSaslMechanismException) {
      return "the broker does not offer the mechanism of kafka.sasl.mechanism: " + t.getMessage();
    } else if (t instanceof SaslAuthenticationException) {
      return "the broker does not accept the login (kafka.sasl.jaas.config): " + t.getMessage();
    } else if (t instanceof SslAuthenticationException) {
      return "no TLS with the broker (kafka.ssl.*): " + tlsReason(t);
    }
    return null;
  }

  /** The last TLS exception of the chain, as it has the reason: which name, whose certificate. */
  private static String tlsReason(Throwable thrown) {
    String reason = thrown.getMessage();
    Throwable t = thrown.getCause();
    for (int i = 0; t != null && i < LONGEST; i++, t = t.getCause()) {
      boolean says =
          t instanceof SSLException || t instanceof java.security.GeneralSecurityException;
      if (says && t.getMessage() != null) {
        reason = t.getMessage();
      }
    }
    return reason;
  }
}
