package io.attune.wire.stt;

import io.attune.call.CallEvent.SegmentHeard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The segments of one stream and what has been published of each. Counts revisions, lets finals
 * beat partials, says nothing twice, and publishes what has not changed for a while as final when
 * the recogniser's own final stays away; should that come after all, it is the next revision.
 *
 * <p>Holds no more than {@link #OPEN} segments in progress and, of those done, as many as fit into
 * {@link #REMEMBERED} and a bound on their text. Not safe for threads.
 */
final class Segments {
  /** Most segments in progress: the one that has not changed for longest is final for one more. */
  static final int OPEN = 16;

  /** Most segments remembered. A final that comes later than this many others is a new one. */
  static final int REMEMBERED = 256;

  /** Most that they may hold together, in characters, a word with times counted as some. */
  private static final long REMEMBERED_CHARS = 1_000_000;

  private static final int CHARS_OF_A_WORD = 40;

  private final String prefix;
  private final long finalAfterMs;
  private final Map<String, Segment> known = new LinkedHashMap<>();
  private long chars;

  private enum State {
    OPEN,
    /** Published as final by us. */
    ASSUMED_FINAL,
    /** The recogniser has finished with it. */
    FINAL
  }

  private static final class Segment {
    State state = State.OPEN;

    /** The latest version that was published, or that only has other times. */
    Heard told;

    /** Number of the latest revision published, -1 before the first. */
    int revision = -1;

    /** Said since it was assumed to be final; null if nothing was. */
    Heard since;

    /** Record time at which its words last changed, epoch ms. */
    long changedAt;

    boolean isDue() {
      return state == State.OPEN || since != null;
    }
  }

  /**
   * @param prefix put before the id of every utterance, so that streams of one call do not collide
   * @param finalAfterMs how long words may stay unchanged until they are published as final, ms
   */
  Segments(String prefix, long finalAfterMs) {
    this.prefix = prefix;
    this.finalAfterMs = finalAfterMs;
  }

  /** Takes a version of an utterance, placed in the call; publishes it if it is news. */
  void hear(Heard heard, long now, Consumer<SegmentHeard> out) {
    Segment segment = known.get(heard.id());
    if (segment == null) {
      if (heard.isBlank() && !heard.isFinal()) {
        return;
      }
      segment = new Segment();
      known.put(heard.id(), segment);
    }
    if (heard.isFinal()) {
      hearFinal(segment, heard, out);
    } else {
      hearPartial(segment, heard, now, out);
    }
    makeRoom(out);
  }

  private void hearFinal(Segment segment, Heard heard, Consumer<SegmentHeard> out) {
    boolean news = segment.revision < 0 ? !heard.isBlank() : !heard.equals(segment.told);
    segment.state = State.FINAL;
    segment.since = null;
    if (news) {
      publish(segment, heard, out);
    } else {
      tell(segment, heard);
    }
  }

  private void hearPartial(Segment segment, Heard heard, long now, Consumer<SegmentHeard> out) {
    if (heard.isBlank() || segment.state == State.FINAL) {
      return;
    }
    if (segment.state == State.ASSUMED_FINAL) {
      if (!heard.hasWordsOf(segment.since == null ? segment.told : segment.since)) {
        segment.since = heard;
        segment.changedAt = now;
      }
    } else if (segment.revision >= 0 && heard.hasWordsOf(segment.told)) {
      tell(segment, heard);
    } else {
      segment.changedAt = now;
      publish(segment, heard, out);
    }
  }

  private void publish(Segment segment, Heard heard, Consumer<SegmentHeard> out) {
    tell(segment, heard);
    segment.revision++;
    out.accept(heard.segment(prefix + heard.id(), segment.revision));
  }

  private void tell(Segment segment, Heard heard) {
    chars += charsOf(heard) - charsOf(segment.told);
    segment.told = heard;
  }

  private static long charsOf(Heard heard) {
    return heard == null
        ? 0
        : heard.said().text().length() + (long) CHARS_OF_A_WORD * heard.said().words().size();
  }

  /** Gives another voice to an utterance that was heard, in a revision of its own. */
  void revise(String id, Voice voice, Consumer<SegmentHeard> out) {
    Segment segment = known.get(id);
    if (segment != null && segment.revision >= 0 && !segment.told.isBlank()) {
      Heard revised = segment.told.by(voice);
      if (!revised.hasWordsOf(segment.told)) {
        publish(segment, revised, out);
      }
    }
  }

  /** Whether a final of it was published, or could have been had it had words. */
  boolean isFinal(String id) {
    Segment segment = known.get(id);
    return segment != null && segment.state != State.OPEN;
  }

  /** The latest version of an utterance, null if there is none. */
  Heard told(String id) {
    Segment segment = known.get(id);
    return segment == null ? null : segment.told;
  }

  /**
   * When the next final is due that the recogniser did not send, {@link Long#MAX_VALUE} if none.
   */
  long nextDue() {
    return known.values().stream()
        .filter(Segment::isDue)
        .mapToLong(segment -> segment.changedAt + finalAfterMs)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Publishes what has not changed for long enough as final. */
  void due(long now, Consumer<SegmentHeard> out) {
    finish(now - finalAfterMs, out);
  }

  /** Publishes all that is in progress as final. */
  void finish(Consumer<SegmentHeard> out) {
    finish(Long.MAX_VALUE, out);
  }

  private void finish(long unchangedSince, Consumer<SegmentHeard> out) {
    List<Segment> due = new ArrayList<>();
    for (Segment segment : known.values()) {
      if (segment.isDue() && segment.changedAt <= unchangedSince) {
        due.add(segment);
      }
    }
    due.forEach(segment -> finish(segment, out));
  }

  private void finish(Segment segment, Consumer<SegmentHeard> out) {
    Heard last = segment.since == null ? segment.told : segment.since;
    segment.since = null;
    segment.state = State.ASSUMED_FINAL;
    publish(segment, last.finished(), out);
  }

  private void makeRoom(Consumer<SegmentHeard> out) {
    if (known.values().stream().filter(Segment::isDue).count() > OPEN) {
      known.values().stream()
          .filter(Segment::isDue)
          .min(Comparator.comparingLong(segment -> segment.changedAt))
          .ifPresent(segment -> finish(segment, out));
    }
    Iterator<Segment> eldest = known.values().iterator();
    while ((known.size() > REMEMBERED || chars > REMEMBERED_CHARS) && eldest.hasNext()) {
      Segment segment = eldest.next();
      if (!segment.isDue()) {
        chars -= charsOf(segment.told);
        eldest.remove();
      }
    }
  }
}
