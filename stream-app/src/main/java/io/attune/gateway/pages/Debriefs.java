package io.attune.gateway.pages;

import java.util.Optional;

/** Looks back on finished calls. Safe for threads; may take seconds. */
public interface Debriefs {
  /**
   * A call that is over.
   *
   * @param callId the call
   * @param startedAt record time, epoch ms
   * @param endedAt record time, epoch ms
   */
  record Wanted(String callId, long startedAt, long endedAt) {}

  /** The debrief as a fragment of HTML; empty if Kafka does not keep the call any longer. */
  Optional<String> html(Wanted call);

  /** The same as JSON. */
  Optional<String> json(Wanted call);
}
