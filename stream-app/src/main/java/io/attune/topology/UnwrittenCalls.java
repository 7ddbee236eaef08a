package io.attune.topology;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Calls that memory knows more of than the stores, the longest first. A task that starts looks back
 * so far only, so none may stay here for longer than that.
 */
final class UnwrittenCalls {
  private final Deque<Place> places = new ArrayDeque<>();

  /** Where a call waited; it may have been written since, and wait again further back. */
  private record Place(KnownCall call, long since) {
    boolean isTaken() {
      return call.unwrittenSince() == since;
    }
  }

  /**
   * A call was changed in memory alone.
   *
   * @param offset in {@code call-events} of the record that was heard last, 0 or more
   */
  void add(KnownCall call, long offset) {
    if (call.unwrittenSince() < 0) {
      call.setUnwrittenSince(offset);
      places.add(new Place(call, offset));
    }
  }

  /** The stores have what memory has, or the call is known no more. */
  void remove(KnownCall call) {
    call.setNothingUnwritten();
  }

  /**
   * Takes out the calls that a start would not find in the log any more.
   *
   * @param offset so far back it looks in {@code call-events}
   */
  void takeOld(long offset, Consumer<KnownCall> out) {
    for (Place oldest = places.peek();
        oldest != null && oldest.since() <= offset;
        oldest = places.peek()) {
      places.remove();
      if (oldest.isTaken()) {
        out.accept(oldest.call());
        remove(oldest.call());
      }
    }
  }
}
