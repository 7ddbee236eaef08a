package io.attune.wire;

import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.Channel;
import io.attune.call.Direction;
import io.attune.schemas.CallStarted;

/** What is known of a call before its first word, between its two forms. */
final class Contexts {
  private Contexts() {}

  static CallContext fromWire(CallStarted started) {
    return new CallContext(
        switch (started.getChannel()) {
          case CHAT -> Channel.CHAT;
          case VOICE, UNKNOWN -> Channel.VOICE;
        },
        switch (started.getDirection()) {
          case INBOUND -> Direction.INBOUND;
          case OUTBOUND -> Direction.OUTBOUND;
          case UNKNOWN -> Direction.UNKNOWN;
        },
        started.getPlaybookId(),
        started.getCustomerTier(),
        started.getKnownWorries(),
        started.getEarlierFailures(),
        level(started.getAgentLevel()));
  }

  static CallStarted toWire(CallEvent.CallStarted started) {
    CallContext context = started.context();
    return CallStarted.newBuilder()
        .setAgentId(started.agentId())
        .setQueue(started.queue())
        .setTeam(started.team())
        .setLanguage(started.language())
        .setChannel(channel(context.channel()))
        .setDirection(direction(context.direction()))
        .setPlaybookId(context.playbookId())
        .setCustomerTier(context.customerTier())
        .setKnownWorries(context.knownWorries())
        .setEarlierFailures(context.earlierFailures())
        .setAgentLevel(level(context.agentLevel()))
        .build();
  }

  static io.attune.schemas.Channel channel(Channel channel) {
    return io.attune.schemas.Channel.valueOf(channel.name());
  }

  static io.attune.schemas.Direction direction(Direction direction) {
    return io.attune.schemas.Direction.valueOf(direction.name());
  }

  /** Null for nobody's and for a level that this build does not know. */
  static AgentLevel level(io.attune.schemas.AgentLevel level) {
    return level == null || level == io.attune.schemas.AgentLevel.UNKNOWN
        ? null
        : AgentLevel.valueOf(level.name());
  }

  static io.attune.schemas.AgentLevel level(AgentLevel level) {
    return level == null ? null : io.attune.schemas.AgentLevel.valueOf(level.name());
  }
}
