package io.attune.topology;

import io.attune.engine.Effect.RefinementWanted;

/** Takes the turns that a slower model may be asked about. Safe for threads. */
public interface RefinementDesk {
  /** There is no slower model. */
  RefinementDesk NONE = (wanted, publishedAt, now) -> {};

  /**
   * Takes a turn and returns at once; whether and when it is answered is open.
   *
   * @param publishedAt Kafka timestamp of the turn's record, epoch ms
   * @param now by the wall clock, epoch ms
   */
  void take(RefinementWanted wanted, long publishedAt, long now);
}
