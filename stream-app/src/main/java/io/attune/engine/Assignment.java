package io.attune.engine;

import io.attune.call.CallEvent.ExperimentSet;
import io.attune.digest.Sha256;
import io.attune.playbook.PlaybookRef;
import java.util.Locale;

/**
 * The place of a call in an experiment. It follows from a stable hash of the experiment's name and
 * the call's id, so it is the same on every machine and in every replay, and two experiments split
 * calls independently of each other.
 *
 * @param experimentId the experiment, null outside of any
 * @param arm what happens on the call
 * @param shadow the candidate that runs on the call as well, unseen; null if none does
 */
public record Assignment(String experimentId, Arm arm, PlaybookRef shadow) {
  /** Part of no experiment. */
  public static final Assignment NONE = new Assignment(null, Arm.CONTROL, null);

  /** The place that an experiment gives to a call. */
  static Assignment of(String callId, ExperimentSet experiment) {
    String id = experiment.experimentId();
    double place = fraction(id, "arm", callId);
    if (place < experiment.candidateShare()) {
      return new Assignment(id, Arm.CANDIDATE, null);
    } else if (place < experiment.candidateShare() + experiment.holdoutShare()) {
      return new Assignment(id, Arm.HOLDOUT, null);
    }
    boolean shadowed = fraction(id, "shadow", callId) < experiment.shadowShare();
    PlaybookRef candidate = new PlaybookRef(experiment.playbookId(), experiment.version());
    return new Assignment(id, Arm.CONTROL, shadowed ? candidate : null);
  }

  /** The place of the unseen twin of a call. */
  public Assignment asShadow() {
    return new Assignment(experimentId, Arm.SHADOW, null);
  }

  /** Experiment and arm as they stand on cues and summaries; null outside of any. */
  public String variant() {
    return experimentId == null ? null : experimentId + "/" + arm.name().toLowerCase(Locale.ROOT);
  }

  /** Evenly spread over 0 (inclusive) to 1 (exclusive). */
  private static double fraction(String experimentId, String purpose, String callId) {
    String key = experimentId + '\0' + purpose + '\0' + callId;
    byte[] hash = Sha256.of(key);
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << Byte.SIZE | (hash[i] & 0xFF);
    }
    return (bits >>> 11) * 0x1.0p-53;
  }
}
