package io.attune.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What a step came to.
 *
 * @param state the call afterwards; null when it is forgotten
 * @param effects what it brings about, in order
 * @param dueAt when something happens by itself if nothing is heard until then, record time in
 *     epoch ms; {@link Long#MAX_VALUE} if never
 */
public record Outcome(CallState state, List<Effect> effects, long dueAt) {
  /** There is no call. */
  static Outcome ofNoCall(List<Effect> effects) {
    return new Outcome(null, effects, Long.MAX_VALUE);
  }

  /** The same behind effects that came before. */
  Outcome after(List<Effect> earlier) {
    if (earlier.isEmpty()) {
      return this;
    }
    List<Effect> all = new ArrayList<>(earlier);
    all.addAll(effects);
    return new Outcome(state, all, dueAt);
  }
}
