package io.attune.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who wants to be woken, earliest first. One entry per key, in memory only; every operation is
 * O(log n) at most, and nothing ever scans.
 *
 * <p>Entries are re-armed lazily: while people speak, a call's deadline moves away with every
 * segment, and moving an entry each time would be work for nothing. So a later deadline leaves the
 * entry where it is; when the key is polled, its owner compares with the real deadline and arms it
 * again. An earlier deadline moves the entry at once. Not safe for use by several threads.
 *
 * @param <K> who is to be woken; compared by {@code equals}
 */
final class DeadlineHeap<K> {
  private static final class Entry<K> {
    final K key;
    long due;
    int place;

    Entry(K key, long due) {
      this.key = key;
      this.due = due;
    }
  }

  private final List<Entry<K>> heap = new ArrayList<>();
  private final Map<K, Entry<K>> entries = new HashMap<>();

  /**
   * Wakes a key no later than {@code due}.
   *
   * @param due on whatever clock this heap is polled with, epoch ms or an offset; {@link
   *     Long#MAX_VALUE} means never, and leaves an earlier entry where it is
   */
  void arm(K key, long due) {
    Entry<K> entry = entries.get(key);
    if (entry == null) {
      if (due < Long.MAX_VALUE) {
        entry = new Entry<>(key, due);
        entries.put(key, entry);
        heap.add(entry);
        up(entry, heap.size() - 1);
      }
    } else if (due < entry.due) {
      entry.due = due;
      up(entry, entry.place);
    }
  }

  /** Takes out the key with the earliest deadline, if that is {@code now} or before; else null. */
  K poll(long now) {
    if (nextDue() > now || heap.isEmpty()) {
      return null;
    }
    K key = heap.get(0).key;
    remove(key);
    return key;
  }

  /** The earliest deadline, {@link Long#MAX_VALUE} if there is none. */
  long nextDue() {
    return heap.isEmpty() ? Long.MAX_VALUE : heap.get(0).due;
  }

  /** Forgets a key; nothing happens if it is not there. */
  void remove(K key) {
    Entry<K> gone = entries.remove(key);
    if (gone == null) {
      return;
    }
    Entry<K> last = heap.remove(heap.size() - 1);
    if (last != gone) {
      up(last, gone.place);
      down(last, last.place);
    }
  }

  int size() {
    return heap.size();
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
