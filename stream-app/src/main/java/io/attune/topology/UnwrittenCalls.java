package io.attune.topology;

import java.util.function.Consumer;

/**
 * Calls that memory knows more of than the stores. A task that starts looks back so far only, so
 * none may stay here for longer than that.
 */
final class UnwrittenCalls {
  /** By offset; a call that was written since stays until then, and waits on if it has to. */
  private final DeadlineHeap<KnownCall> looks = new DeadlineHeap<>();

  /**
   * A call was changed in memory alone.
   *
   * @param offset of the first record in {@code call-events} that the stores may not know of; one
   *     that was heard again begins before others that are here already
   */
  void add(KnownCall call, long offset) {
    if (call.unwrittenSince() < 0) {
      call.setUnwrittenSince(Math.max(0, offset));
      looks.arm(call.writeLook(), call.unwrittenSince());
    }
  }

  /** The stores have what memory has, or the call is known no more. */
  void remove(KnownCall call) {
    call.setNothingUnwritten();
  }

  /**
   * Takes out the calls that a start would not find in the log any more, the longest first.
   *
   * @param offset so far back it looks in {@code call-events}
   */
  void takeOld(long offset, Consumer<KnownCall> out) {
    for (KnownCall call = looks.poll(offset); call != null; call = looks.poll(offset)) {
      long since = call.unwrittenSince();
      if (since > offset) {
        looks.arm(call.writeLook(), since);
      } else if (since >= 0) {
        out.accept(call);
        remove(call);
      }
    }
  }
}
