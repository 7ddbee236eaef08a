package io.attune.gateway.access;

/** What somebody who asks is there for. One may have several. */
public enum AccessRole {
  /** Sees the cues of their own calls and says what became of them. */
  AGENT,
  /** Sees the calls of their own teams, live and finished. */
  SUPERVISOR,
  /** Publishes what was heard: a recogniser, a telephone system. Sees nothing. */
  INGEST,
  /** Sees and does everything within their tenant. */
  ADMIN
}
