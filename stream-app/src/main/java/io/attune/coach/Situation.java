package io.attune.coach;

import io.attune.call.AgentLevel;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.detect.Conversation;
import io.attune.detect.Holds;
import io.attune.playbook.PlaybookRef;
import java.util.List;
import java.util.Set;

/**
 * Everything the coach looks at before it speaks.
 *
 * @param callId the call
 * @param playbook the version that this call runs on; part of every cue's id
 * @param level how much coaching its agent wants
 * @param mutedRules ids of the rules that show nothing on this call
 * @param startedAt record time of media time 0, epoch ms
 * @param now record time, epoch ms
 * @param conversation what is understood of the call, newest words included
 * @param quiet the silence that goes on
 * @param holds when the customer was on hold
 * @param partials speech in progress: what has been heard of segments that have no final yet
 * @param tentative whether the conversation includes a partial, so that anything new in it is
 *     TENTATIVE
 */
public record Situation(
    String callId,
    PlaybookRef playbook,
    AgentLevel level,
    Set<String> mutedRules,
    long startedAt,
    long now,
    Conversation conversation,
    Quiet quiet,
    Holds holds,
    List<SegmentHeard> partials,
    boolean tentative) {

  /** Whether only partials of a segment have been heard. */
  boolean isOpen(String segmentId) {
    return partials.stream().anyMatch(partial -> partial.segmentId().equals(segmentId));
  }
}
