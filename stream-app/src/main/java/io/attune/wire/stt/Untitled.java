package io.attune.wire.stt;

import java.util.HashMap;
import java.util.Map;

/**
 * Names the utterances of vendors that do not: one at a time on each channel, until its final. An
 * utterance that we have taken for final because the recogniser's own final stayed away goes on
 * only if what comes next was said in the same breath; else the next one has begun, and must not
 * take the place of the one before.
 */
final class Untitled {
  /** How much what is said next may overlap an utterance that was over, for it to be another. */
  private static final long OVERLAP_MS = 300;

  /** How far recognition may step back before it is taken for another connection's. */
  private static final long STEP_BACK_MS = 2_000;

  private final Map<Integer, Utterance> open = new HashMap<>();
  private final Map<Integer, Long> spokenUpTo = new HashMap<>();

  /**
   * One utterance.
   *
   * @param id its name within the stream
   * @param startMs its first sound, ms
   * @param endMs its last sound so far, ms
   */
  record Utterance(String id, long startMs, long endMs) {}

  /**
   * The utterance that a text on a channel belongs to.
   *
   * @param name what it is called if it begins with this
   * @param startMs its first sound, ms; null if the vendor does not say
   * @param endMs its last sound so far, ms; null if the vendor does not say
   */
  Utterance of(
      String name, int channel, String text, Long startMs, Long endMs, Transcript transcript) {
    Utterance before = open.get(channel);
    if (endMs != null && endMs + STEP_BACK_MS < spokenUpTo.getOrDefault(channel, 0L)) {
      spokenUpTo.remove(channel);
    }
    long floorMs = before == null ? spokenUpTo.getOrDefault(channel, 0L) : before.startMs;
    long end = endMs == null ? end(text, floorMs, transcript) : endMs;
    long earliest = startMs == null ? Math.max(0, end - Spoken.ms(text)) : startMs;
    if (before != null && !isOver(before, earliest, end, transcript)) {
      return new Utterance(
          before.id, Math.min(startMs == null ? before.startMs : startMs, end), end);
    }
    long start =
        startMs == null ? Math.max(earliest, spokenUpTo.getOrDefault(channel, 0L)) : startMs;
    return new Utterance(name, Math.min(start, end), end);
  }

  private static long end(String text, long floorMs, Transcript transcript) {
    long now = transcript.streamNow();
    return now == Transcript.UNKNOWN
        ? floorMs + Spoken.ms(text)
        : Math.max(now, floorMs == 0 ? Spoken.ms(text) : floorMs);
  }

  private static boolean isOver(Utterance before, long startMs, long endMs, Transcript transcript) {
    return endMs + STEP_BACK_MS < before.endMs
        || (transcript.isFinal(before.id) && startMs >= before.endMs - OVERLAP_MS);
  }

  /** It was heard: what comes next on its channel belongs to it, unless this was its final. */
  void heard(int channel, Utterance utterance, boolean isFinal) {
    if (isFinal) {
      open.remove(channel);
      spokenUpTo.put(channel, utterance.endMs);
    } else {
      open.put(channel, utterance);
    }
  }
}
