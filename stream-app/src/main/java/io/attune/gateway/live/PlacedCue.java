package io.attune.gateway.live;

import io.attune.wire.News;

/**
 * A cue's latest state, where it stands, and how long it holds.
 *
 * @param until by the gateway's clock, epoch ms; {@link Long#MAX_VALUE} when it stays
 */
record PlacedCue(News.Cue cue, Position at, long until) {
  /** Clocks differ by less than this without being wrong, ms. */
  private static final long TOLERANCE_MS = 1_000;

  /**
   * A cue as it came. Record times are by its producer's clock; what was published by Kafka's shows
   * by how much that differs from the one that everybody else goes by: a lot where a recording is
   * played faster than it was spoken.
   *
   * @param publishedAt the Kafka timestamp of the cue's first state, that of the event that led to
   *     it
   */
  static PlacedCue of(News.Cue cue, Position at, long publishedAt) {
    long ahead = publishedAt - cue.raisedAt();
    boolean stays = cue.expiresAt() == Long.MAX_VALUE;
    long skew = Math.abs(ahead) < TOLERANCE_MS || stays ? 0 : ahead;
    return new PlacedCue(cue, at, cue.expiresAt() + skew);
  }

  /** The next state of the same cue. */
  PlacedCue followedBy(News.Cue next, Position nextAt) {
    boolean stays = next.expiresAt() == Long.MAX_VALUE || cue.expiresAt() == Long.MAX_VALUE;
    long skew = stays ? 0 : until - cue.expiresAt();
    return new PlacedCue(next, nextAt, next.expiresAt() + skew);
  }
}
