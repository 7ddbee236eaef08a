package io.attune.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * Who wants to be woken, earliest first. In memory only; every operation is O(log n) at most, and
 * nothing ever scans or looks a key up: whoever waits has its entry.
 *
 * <p>Entries are re-armed lazily: while people speak, a call's deadline moves away with every
 * segment, and moving an entry each time would be work for nothing. So a later deadline leaves the
 * entry where it is; when it is polled, its owner compares with the real deadline and arms it
 * again. An earlier deadline moves the entry at once. Not safe for use by several threads.
 *
 * @param <K> who is to be woken
 */
final class DeadlineHeap<K> {
  private final List<Entry<K>> heap = new ArrayList<>();

  /** Somebody's place in a heap, or in none. */
  static final class Entry<K> {
    private final K owner;
    private DeadlineHeap<K> heap;
    private long due;
    private int place;

    Entry(K owner) {
      this.owner = owner;
    }

    /** Waits no more; nothing happens if it did not. */
    void remove() {
      if (heap != null) {
        heap.takeOut(this);
      }
    }
  }

  /**
   * Wakes the owner of an entry no later than {@code due}. It leaves another heap for that.
   *
   * @param due on whatever clock this heap is polled with, epoch ms or an offset; {@link
   *     Long#MAX_VALUE} means never, and leaves an earlier entry where it is
   */
  void arm(Entry<K> entry, long due) {
    if (due == Long.MAX_VALUE) {
      return;
    }
    if (entry.heap != this) {
      entry.remove();
      entry.heap = this;
      entry.due = due;
      heap.add(entry);
      up(entry, heap.size() - 1);
    } else if (due < entry.due) {
      entry.due = due;
      up(entry, entry.place);
    }
  }

  /** Takes out whoever has the earliest deadline, if that is {@code now} or before; else null. */
  K poll(long now) {
    if (nextDue() > now || heap.isEmpty()) {
      return null;
    }
    Entry<K> first = heap.get(0);
    takeOut(first);
    return first.owner;
  }

  /** The earliest deadline, {@link Long#MAX_VALUE} if there is none. */
  long nextDue() {
    return heap.isEmpty() ? Long.MAX_VALUE : heap.get(0).due;
  }

  int size() {
    return heap.size();
  }

  private void takeOut(Entry<K> gone) {
    gone.heap = null;
    Entry<K> last = heap.remove(heap.size() - 1);
    if (last != gone) {
      up(last, gone.place);
      down(last, last.place);
    }
  }

  /** Places an entry at {@code from}, or above as far as it is earlier. */
  private void up(Entry<K> entry, int from) {
    int place = from;
    while (place > 0) {
      Entry<K> parent = heap.get((place - 1) / 2);
      if (parent.due <= entry.due) {
        break;
      }
      put(parent, place);
      place = (place - 1) / 2;
    }
    put(entry, place);
  }

  /** Places an entry at {@code from}, or below as far as it is later. */
  private void down(Entry<K> entry, int from) {
    int place = from;
    while (2 * place + 1 < heap.size()) {
      int child = 2 * place + 1;
      if (child + 1 < heap.size() && heap.get(child + 1).due < heap.get(child).due) {
        child++;
      }
      if (entry.due <= heap.get(child).due) {
        break;
      }
      put(heap.get(child), place);
      place = child;
    }
    put(entry, place);
  }

  private void put(Entry<K> entry, int place) {
    heap.set(place, entry);
    entry.place = place;
  }
}
