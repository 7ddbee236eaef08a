package io.attune.app.play;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;

/**
 * Counts what comes out of the processor for the calls of one play. Safe for threads.
 *
 * <p>A cue counts once, when it is first raised for certain: a tentative one that its final
 * retracted was never seen for sure.
 */
public final class Tally implements CueWatch.Listener {
  /** One hour: a longer latency is an hour. */
  private static final long LONGEST_MS = 3_600_000;

  private final Set<String> calls;
  private final LongUnaryOperator wallTime;
  private final Map<String, SeenCue> raised = new HashMap<>();
  private final Set<String> turns = new HashSet<>();
  private final Set<String> summaries = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final Histogram latency = new Histogram(LONGEST_MS, 3);
  private final Histogram silenceLateness = new Histogram(LONGEST_MS, 3);

  private long duplicates;

  /**
   * @param calls the played calls; nothing else is counted
   * @param wallTime the wall clock at which a moment of record time passes, both epoch ms
   */
  Tally(Set<String> calls, LongUnaryOperator wallTime) {
    this.calls = Set.copyOf(calls);
    this.wallTime = wallTime;
  }

  @Override
  public synchronized void cue(SeenCue cue, long publishedAt, long receivedAt) {
    if (!calls.contains(cue.callId()) || !isNew("cue " + cue.identity())) {
      return;
    }
    record(latency, receivedAt - publishedAt);
    if (cue.isRaised()
        && raised.putIfAbsent(cue.cueId(), cue) == null
        && cue.kind().equals("silence")) {
      record(silenceLateness, receivedAt - wallTime.applyAsLong(cue.raisedAt()));
    }
  }

  @Override
  public synchronized void turn(String callId, String turnId, int revision) {
    if (calls.contains(callId) && isNew("turn " + callId + ' ' + turnId + ' ' + revision)) {
      turns.add(callId + ' ' + turnId);
    }
  }

  @Override
  public synchronized void summary(String callId) {
    if (calls.contains(callId) && isNew("summary " + callId)) {
      summaries.add(callId);
    }
  }

  private boolean isNew(String what) {
    boolean isNew = seen.add(what);
    duplicates += isNew ? 0 : 1;
    return isNew;
  }

  private static void record(Histogram histogram, long ms) {
    histogram.recordValue(Math.min(Math.max(0, ms), LONGEST_MS));
  }

  /** Whether each of these calls has its summary. */
  public synchronized boolean hasSummaries(Set<String> wanted) {
    return summaries.containsAll(wanted);
  }

  /** How many calls have their summary. */
  public synchronized int summaries() {
    return summaries.size();
  }

  /** How many cues were raised. */
  public synchronized int raised() {
    return raised.size();
  }

  /** The ids of the cues that were raised. */
  public synchronized Set<String> cueIds() {
    return Set.copyOf(raised.keySet());
  }

  /** Everything counted so far. */
  public synchronized Report report(long segments, long mostBehindMs) {
    Map<String, Map<String, Long>> cues = new TreeMap<>();
    for (SeenCue cue : raised.values()) {
      cues.computeIfAbsent(cue.kind(), kind -> new TreeMap<>())
          .merge(cue.category(), 1L, Long::sum);
    }
    return new Report(
        calls.size(),
        summaries.size(),
        segments,
        turns.size(),
        cues,
        Spread.of(latency),
        Spread.of(silenceLateness),
        duplicates,
        mostBehindMs);
  }
}
