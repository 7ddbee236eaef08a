package io.attune.app.grants;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;

import io.attune.app.AppConfig;
import io.attune.app.Guarantee;
import io.attune.topology.CallTopology;
import io.attune.topology.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What somebody is to Kafka who works with Attune, and the grants that this takes: these and no
 * others. {@code docs/security.md} has the same as a table, and a test holds it to this.
 *
 * <p>Nobody needs {@code IdempotentWrite} on the cluster: since Kafka 2.8, who may write to a topic
 * may write to it idempotently.
 */
public enum PrincipalRole {
  /** {@code attune run --roles processor}. */
  PROCESSOR {
    @Override
    void grants(Topics topics, AppConfig config, List<Grant> grants) {
      topics.inputs().forEach(topic -> grants.add(Grant.topic(READ, topic, "its input")));
      grants.add(Grant.topic(READ, topics.playbooks(), "playbooks as they are published"));
      topics.outputs().forEach(topic -> grants.add(Grant.topic(WRITE, topic, "its output")));
      grants.add(Grant.topic(WRITE, topics.callEvents(), "orders to all partitions, refinements"));
      for (String changelog : CallTopology.changelogs(config.applicationId())) {
        grants.add(Grant.topic(CREATE, changelog, "the state's log, at the first start"));
        grants.add(Grant.topic(READ, changelog, "restoring state"));
        grants.add(Grant.topic(WRITE, changelog, "logging state"));
      }
      grants.add(Grant.group(config.applicationId(), LITERAL, "sharing the calls, offsets"));
      if (config.guarantee() == Guarantee.EXACTLY_ONCE_V2) {
        grants.add(
            Grant.transactions(
                config.applicationId() + "-", PREFIXED, "exactly once; one a thread"));
      }
    }
  },

  /** {@code attune run --roles gateway}; it is in no consumer group. */
  GATEWAY {
    @Override
    void grants(Topics topics, AppConfig config, List<Grant> grants) {
      grants.add(Grant.topic(READ, topics.callViews(), "live calls"));
      grants.add(Grant.topic(READ, topics.coachingCues(), "agents' cues"));
      grants.add(Grant.topic(READ, topics.callTurns(), "live transcripts"));
      grants.add(Grant.topic(READ, topics.callSummaries(), "finished calls"));
      grants.add(Grant.topic(READ, topics.alertAcknowledgements(), "alerts seen elsewhere"));
      if (config.sealing().hasKeys()) {
        grants.add(Grant.topic(READ, topics.callKeys(), "words that are sealed"));
      }
      grants.add(Grant.topic(READ, topics.callEvents(), "debriefs"));
      grants.add(Grant.topic(READ, topics.cueFeedback(), "debriefs"));
      grants.add(Grant.topic(READ, topics.playbooks(), "debriefs"));
      grants.add(Grant.topic(WRITE, topics.callEvents(), "ingest, heartbeats"));
      grants.add(Grant.topic(WRITE, topics.cueFeedback(), "agents' answers to cues"));
      grants.add(Grant.topic(WRITE, topics.alertAcknowledgements(), "alerts that were seen"));
    }
  },

  /** A program that publishes calls by itself, not through the gateway. */
  PRODUCER {
    @Override
    void grants(Topics topics, AppConfig config, List<Grant> grants) {
      grants.add(Grant.topic(WRITE, topics.callEvents(), "what is heard, heartbeats"));
    }
  },

  /** {@code attune topics}, {@code playbook} and {@code experiment set}: never sees a call. */
  DEPLOYER {
    @Override
    void grants(Topics topics, AppConfig config, List<Grant> grants) {
      for (NewTopic topic : topics.toCreate(config.partitions(), config.replicationFactor())) {
        grants.add(Grant.topic(CREATE, topic.name(), "attune topics create"));
        // Implied where it may also read or write.
        if (!Set.of(topics.playbooks(), topics.callEvents()).contains(topic.name())) {
          grants.add(Grant.topic(DESCRIBE, topic.name(), "attune topics check"));
        }
      }
      grants.add(Grant.topic(READ, topics.playbooks(), "what is published already"));
      grants.add(Grant.topic(WRITE, topics.playbooks(), "playbook publish"));
      grants.add(Grant.topic(WRITE, topics.callEvents(), "playbook activate, mute; experiment"));
      for (String purpose : List.of("playbooks", "activations")) {
        grants.add(
            Grant.transactions(topics.prefix() + "attune-" + purpose, LITERAL, "all or nothing"));
      }
    }
  },

  /** {@code attune debrief CALL}, {@code experiment report}, {@code playbook list --active}. */
  ANALYST {
    @Override
    void grants(Topics topics, AppConfig config, List<Grant> grants) {
      grants.add(Grant.topic(READ, topics.callEvents(), "debrief, active playbooks"));
      grants.add(Grant.topic(READ, topics.cueFeedback(), "debrief"));
      grants.add(Grant.topic(READ, topics.playbooks(), "debrief, list"));
      grants.add(Grant.topic(READ, topics.callSummaries(), "experiment report"));
      grants.add(Grant.topic(READ, topics.coachingCues(), "experiment report"));
      grants.add(Grant.topic(READ, topics.coachingCuesShadow(), "experiment report"));
    }
  },

  /** {@code attune erase}. */
  ERASER {
    @Override
    void grants(Topics topics, AppConfig config, List<Grant> grants) {
      grants.add(Grant.topic(WRITE, topics.callEvents(), "the order to erase"));
      grants.add(Grant.topic(READ, topics.callErasures(), "its confirmation"));
    }
  },

  /** Connect's sinks into a warehouse; the topics of the worker itself are not among these. */
  SINK {
    @Override
    void grants(Topics topics, AppConfig config, List<Grant> grants) {
      grants.add(Grant.topic(READ, topics.callTurns(), "rows of the warehouse"));
      grants.add(Grant.topic(READ, topics.callSummaries(), "rows of the warehouse"));
      grants.add(Grant.topic(READ, topics.coachingCues(), "rows of the warehouse"));
      grants.add(Grant.topic(READ, topics.cueFeedback(), "rows of the warehouse"));
      grants.add(Grant.topic(READ, topics.callErasures(), "rows that go"));
      grants.add(Grant.group("connect-", PREFIXED, "one for each connector"));
    }
  };

  /**
   * What it needs.
   *
   * @param config gives the topics' prefix, the application id, the guarantee, and whether words
   *     are sealed
   */
  public List<Grant> grants(AppConfig config) {
    List<Grant> grants = new ArrayList<>();
    grants(new Topics(config.topicPrefix()), config, grants);
    return List.copyOf(grants);
  }

  abstract void grants(Topics topics, AppConfig config, List<Grant> grants);

  /** The name on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return key();
  }
}
