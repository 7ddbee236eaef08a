package io.attune.language;

import io.attune.call.Speaker;

/**
 * What was said not long ago. A turn takes the place of another by the hash of its words, so memory
 * is bounded; one that is not found is read again, with the same result. Safe to share between
 * threads: what is kept never changes once it is made, and a thread that does not see another's
 * finds none.
 *
 * @param <T> what is kept of a turn
 */
final class SpokenCache<T extends Spoken> {
  private final Spoken[] kept;

  /**
   * @param size how many turns are kept at most, a power of two
   */
  SpokenCache(int size) {
    kept = new Spoken[size];
  }

  /** What is kept of these words if it is still there, null if not. */
  @SuppressWarnings("unchecked") // Nothing else is ever put in.
  T find(String text, Speaker speaker) {
    Spoken found = kept[place(text, speaker)];
    return found != null && found.speaker() == speaker && found.text().equals(text)
        ? (T) found
        : null;
  }

  void keep(T spoken) {
    kept[place(spoken.text(), spoken.speaker())] = spoken;
  }

  private int place(String text, Speaker speaker) {
    int hash = 31 * text.hashCode() + speaker.ordinal();
    return (hash ^ hash >>> 8 ^ hash >>> 16) & (kept.length - 1);
  }
}
