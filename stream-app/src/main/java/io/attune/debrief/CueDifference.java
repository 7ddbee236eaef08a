package io.attune.debrief;

import io.attune.detect.Category;
import java.util.List;

/**
 * A cue that another playbook would not have raised, or not so.
 *
 * @param type how it differs
 * @param callId the call
 * @param ruleId the rule, which both playbooks know by the same id
 * @param category what it is about
 * @param before the cue of the old playbook, null if it raised none
 * @param after the cue of the new playbook, null if it raises none
 * @param aspects what differs of a cue that both raise: time, step, severity, text
 */
public record CueDifference(
    Type type,
    String callId,
    String ruleId,
    Category category,
    CueShown before,
    CueShown after,
    List<String> aspects) {

  /** How a cue differs. */
  public enum Type {
    /** Only the new playbook raises it. */
    ADDED,
    /** Only the old playbook raised it. */
    LOST,
    /** Both do, of the same rule and concern, at another time. */
    MOVED,
    /** Both do at the same time, with another step, severity or text. */
    CHANGED
  }

  /** The cue that there is: the new one, or else the old one. */
  public CueShown cue() {
    return after == null ? before : after;
  }
}
