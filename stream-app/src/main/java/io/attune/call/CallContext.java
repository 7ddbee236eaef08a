package io.attune.call;

import static io.attune.call.InvalidEvent.require;

import java.util.List;

/**
 * What is known of a call before its first word.
 *
 * @param channel how the two sides talk
 * @param direction who called whom
 * @param playbookId the playbook that the producer asks for, null if it leaves the choice open
 * @param customerTier the customer's standing in the producer's own words, null if unknown
 * @param knownWorries worries that are likely, as objection categories such as {@code price}; at
 *     most {@link #MOST}
 * @param earlierFailures what went wrong for this customer before, a few words each; at most {@link
 *     #MOST}
 * @param agentLevel how much coaching the agent wants, null if nobody said
 */
public record CallContext(
    Channel channel,
    Direction direction,
    String playbookId,
    String customerTier,
    List<String> knownWorries,
    List<String> earlierFailures,
    AgentLevel agentLevel) {

  /** Most worries, and most failures: more is no brief. */
  public static final int MOST = 16;

  /** Nothing is known: a spoken call like any other. */
  public static final CallContext UNKNOWN =
      new CallContext(Channel.VOICE, Direction.UNKNOWN, null, null, List.of(), List.of(), null);

  public CallContext {
    require(channel != null, "channel is missing, expected voice or chat");
    require(direction != null, "direction is missing, expected unknown, inbound or outbound");
    Limits.requireShort("playbookId", playbookId);
    Limits.requireShort("customerTier", customerTier);
    knownWorries = few("knownWorries", knownWorries);
    earlierFailures = few("earlierFailures", earlierFailures);
  }

  private static List<String> few(String field, List<String> values) {
    require(
        values.size() <= MOST,
        () -> field + " has " + values.size() + " entries, at most " + MOST + " are allowed");
    values.forEach(value -> Limits.requireId("an entry of " + field, value));
    return List.copyOf(values);
  }

  /** How much coaching the agent wants; {@link AgentLevel#REGULAR} if nobody said. */
  public AgentLevel level() {
    return agentLevel == null ? AgentLevel.REGULAR : agentLevel;
  }

  /** Whether the two sides write to each other. */
  public boolean isChat() {
    return channel == Channel.CHAT;
  }
}
