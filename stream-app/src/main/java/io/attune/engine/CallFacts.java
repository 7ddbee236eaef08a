package io.attune.engine;

import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.playbook.PlaybookRef;

/**
 * What is known of a call that is no speech.
 *
 * @param callId the call
 * @param tenant whose call it is, empty for the only tenant
 * @param producerId who publishes it, null if unknown; that producer's heartbeats speak for it
 * @param startedAt record time of media time 0, epoch ms
 * @param announced whether a CallStarted was heard; until then the start is inferred from the first
 *     segment
 * @param agentId who serves it, null if unknown
 * @param queue the queue it came through, null if unknown
 * @param team the agent's team, null if unknown
 * @param language BCP 47 tag, null if unknown
 * @param context what else was known before the first word
 * @param terms what it began with and keeps
 */
public record CallFacts(
    String callId,
    String tenant,
    String producerId,
    long startedAt,
    boolean announced,
    String agentId,
    String queue,
    String team,
    String language,
    CallContext context,
    Terms terms) {

  /** The version of the playbook that this call runs on, from its start to its end. */
  public PlaybookRef playbook() {
    return terms.playbook();
  }

  /** Media time of a record time, ms from call start, never negative. */
  public long mediaMs(long at) {
    return Math.max(0, at - startedAt);
  }

  /** The same call, now that its start was heard. */
  CallFacts announced(CallStarted started, CallEvent event) {
    return new CallFacts(
        callId,
        event.tenant(),
        event.producerId(),
        event.at(),
        true,
        started.agentId(),
        started.queue(),
        started.team(),
        started.language(),
        started.context(),
        terms);
  }

  CallFacts servedBy(String agent) {
    return new CallFacts(
        callId,
        tenant,
        producerId,
        startedAt,
        announced,
        agent,
        queue,
        team,
        language,
        context,
        terms);
  }
}
