package io.attune.simulate;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.detect.Turn;
import io.attune.engine.CallState;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Whether a call that was loaded is as it was in memory, but for what nothing rests on: when a view
 * was shown last, and the words of what was just being said.
 */
final class Resemblance {
  private final String key;

  private Resemblance(String key) {
    this.key = key;
  }

  /**
   * Compares the two.
   *
   * @param key what the call is kept under
   * @throws SimulationFault naming the first difference
   */
  static void require(String key, CallState was, CallState is) {
    Resemblance call = new Resemblance(key);
    call.same("phase", was.phase(), is.phase());
    call.same("clock", was.clockAt(), is.clockAt());
    if (!was.phase().isOpen()) {
      return;
    }
    call.same("last sign of life", was.lastHeardAt(), is.lastHeardAt());
    call.same("end", was.endedAt(), is.endedAt());
    call.same("facts", was.facts(), is.facts());
    call.same("holds", was.holds(), is.holds());
    call.same("settled turns", was.settled().recent().all(), is.settled().recent().all());
    call.same("settled conversation", was.settled(), is.settled());
    call.same("pending turns", heard(was.pending()), heard(is.pending()));
    call.same("live turns", was.live().now().recent().all(), is.live().now().recent().all());
    call.same("live conversation", was.live().now(), is.live().now());
    call.same("quiet", was.quiet(), is.quiet());
    call.same("ledger", was.ledger(), is.ledger());
    call.same("partials seen", was.partialsSeen(), is.partialsSeen());
    call.same("signal lost", was.signalLost(), is.signalLost());
    call.same("speech in progress", open(was), open(is));
  }

  private static List<SegmentHeard> heard(List<Turn> turns) {
    return turns.stream().map(Turn::heard).toList();
  }

  private static List<String> open(CallState state) {
    TreeSet<String> open = new TreeSet<>();
    for (SegmentHeard partial : state.hearing().partials()) {
      open.add("%s.%d to %d".formatted(partial.segmentId(), partial.revision(), partial.endMs()));
    }
    return List.copyOf(open);
  }

  private void same(String what, Object was, Object is) {
    if (!Objects.equals(was, is)) {
      throw new SimulationFault(
          "%s: loaded again, its %s is not as it was%n  was %s%n  is  %s"
              .formatted(key, what, was, is));
    }
  }
}
