package io.attune.wire;

import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.Channel;
import io.attune.call.Direction;
import io.attune.engine.Arm;
import io.attune.engine.Assignment;
import io.attune.engine.CallFacts;
import io.attune.engine.Terms;
import io.attune.playbook.PlaybookRef;
import io.attune.schemas.StoredDossier;
import java.util.Set;

/** What a call began with, between the domain and the stored row. */
final class StoredTerms {
  private StoredTerms() {}

  static void toRow(CallFacts facts, StoredDossier row) {
    CallContext context = facts.context();
    row.setChannel(context.channel().ordinal());
    row.setDirection(context.direction().ordinal());
    row.setCustomerTier(context.customerTier());
    row.setKnownWorries(context.knownWorries());
    row.setEarlierFailures(context.earlierFailures());
    row.setAgentLevel(context.agentLevel() == null ? null : context.agentLevel().ordinal());
    row.setMutedRules(facts.terms().mutedRules().stream().sorted().toList());
    Assignment assignment = facts.terms().assignment();
    row.setExperimentId(assignment.experimentId());
    row.setArm(assignment.arm().ordinal());
    row.setShadowId(assignment.shadow() == null ? null : assignment.shadow().id());
    row.setShadowVersion(assignment.shadow() == null ? 0 : assignment.shadow().version());
  }

  /** The playbook that a producer asked for has been chosen by then, and is not stored. */
  static CallContext context(StoredDossier row) {
    return new CallContext(
        StoredCodes.of(Channel.values(), row.getChannel(), Channel.VOICE),
        StoredCodes.of(Direction.values(), row.getDirection(), Direction.UNKNOWN),
        null,
        row.getCustomerTier(),
        row.getKnownWorries(),
        row.getEarlierFailures(),
        row.getAgentLevel() == null
            ? null
            : StoredCodes.of(AgentLevel.values(), row.getAgentLevel(), AgentLevel.REGULAR));
  }

  static Terms terms(StoredDossier row) {
    PlaybookRef shadow =
        row.getShadowId() == null
            ? null
            : new PlaybookRef(row.getShadowId(), row.getShadowVersion());
    return new Terms(
        new PlaybookRef(row.getPlaybookId(), row.getPlaybookVersion()),
        Set.copyOf(row.getMutedRules()),
        new Assignment(
            row.getExperimentId(),
            StoredCodes.of(Arm.values(), row.getArm(), Arm.CONTROL),
            shadow));
  }
}
