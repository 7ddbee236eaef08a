package io.attune.wire.imports;

import io.attune.wire.imports.SpokenCall.Moment;
import java.util.List;

/**
 * A conversation in which every moment has its media time.
 *
 * @param call the conversation
 * @param placed its moments, in the order of the source
 * @param endMs media time at which it ends by itself, -1 if the source says when it ends
 */
record TimedCall(SpokenCall call, List<Placed> placed, long endMs) {

  /**
   * One moment in its place.
   *
   * @param startMs media time, ms from call start
   * @param endMs media time, ms from call start; equal to {@code startMs} for what is not speech
   */
  record Placed(Moment moment, long startMs, long endMs) {}
}
