package io.attune.debrief;

import io.attune.debrief.Figures.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts what becomes {@link Figures}. Bounded, however many calls are counted. */
final class FiguresTally {
  /** Most examples kept. */
  static final int EXAMPLES = 3;

  /** Times to acknowledgement are counted by the second; this long or longer is one bin, in s. */
  private static final int LONGEST_S = 600;

  private static final Comparator<Example> STRONGEST =
      Comparator.comparingDouble(Example::weight)
          .reversed()
          .thenComparing(Example::callId)
          .thenComparing(example -> example.words().startMs());

  private final long[] acknowledgedAfter = new long[LONGEST_S + 1];
  private final List<Example> examples = new ArrayList<>(EXAMPLES + 1);
  private long calls;
  private long friction;
  private long concerns;
  private long acknowledged;
  private long resolved;
  private double moodChange;
  private long moodChanges;

  void call() {
    calls++;
  }

  /** Calls counted so far. */
  long calls() {
    return calls;
  }

  void friction() {
    friction++;
  }

  void moodChange(double change) {
    moodChange += change;
    moodChanges++;
  }

  void concern(Concern concern) {
    concerns++;
    resolved += concern.resolved() ? 1 : 0;
    if (concern.wasAcknowledged()) {
      acknowledged++;
      acknowledgedAfter[(int) Math.min(LONGEST_S, concern.acknowledgedAfterMs() / 1_000)]++;
    }
  }

  void example(String callId, Quote words, double weight) {
    if (words == null || examples.stream().anyMatch(e -> isSame(e, callId, words))) {
      return;
    }
    examples.add(new Example(callId, words, weight));
    examples.sort(STRONGEST);
    if (examples.size() > EXAMPLES) {
      examples.remove(EXAMPLES);
    }
  }

  private static boolean isSame(Example example, String callId, Quote words) {
    return example.callId().equals(callId) && example.words().segmentId().equals(words.segmentId());
  }

  Figures of(String name, long allCalls) {
    return new Figures(
        name,
        calls,
        friction,
        allCalls == 0 ? 0 : 100.0 * friction / allCalls,
        concerns,
        share(acknowledged),
        share(resolved),
        acknowledged == 0 ? null : (Long) median(),
        moodChanges == 0 ? null : (Double) (moodChange / moodChanges),
        List.copyOf(examples));
  }

  private Double share(long part) {
    return concerns == 0 ? null : (Double) ((double) part / concerns);
  }

  private long median() {
    long below = 0;
    int second = 0;
    while (below + acknowledgedAfter[second] < (acknowledged + 1) / 2) {
      below += acknowledgedAfter[second++];
    }
    return second * 1_000L;
  }
}
