package io.attune.detect;

import io.attune.call.Speaker;
import java.util.List;
import java.util.function.Consumer;

/**
 * The customer says the same again: most of the content words of an earlier turn of theirs come
 * back after the agent has spoken.
 */
final class RepeatedRequest implements Detector {

  /** Fewest content words a turn must have for a repetition to mean something. */
  private static final int WORDS = 4;

  /** Share of content words in common (Jaccard index) that makes two turns the same request. */
  private static final double SAME = 0.6;

  /** Said again sooner than this is the same breath, in milliseconds. */
  private static final long BREATH_MS = 6_000;

  @Override
  public void detect(Turn turn, Conversation before, Consumer<Finding> found) {
    List<String> words = turn.reading().contentWords();
    if (!turn.isBy(Speaker.CUSTOMER) || words.size() < WORDS) {
      return;
    }
    List<Turn> recent = before.recent().all();
    boolean agentSpoke = false;
    double closest = 0;
    for (int i = recent.size() - 1; i >= 0; i--) {
      Turn earlier = recent.get(i);
      if (earlier.isBy(Speaker.AGENT)) {
        agentSpoke = true;
      } else if (agentSpoke
          && earlier.isBy(Speaker.CUSTOMER)
          && turn.startMs() - earlier.endMs() >= BREATH_MS
          && canBeSame(words, earlier.reading().contentWords())) {
        closest = Math.max(closest, jaccard(words, earlier.reading().contentWords()));
      }
    }
    if (closest >= SAME) {
      found.accept(
          new Finding(
              Category.TENSION_REPEATED_REQUEST,
              "said-again",
              0.6 * turn.heard().confidence(),
              Evidence.ofMeasure(turn, "said-again", closest, SAME)));
    }
  }

  /** Turns of very different length are not the same request, whatever their words. */
  private static boolean canBeSame(List<String> a, List<String> b) {
    int fewer = Math.min(a.size(), b.size());
    return b.size() >= WORDS && fewer >= SAME * Math.max(a.size(), b.size());
  }

  private static double jaccard(List<String> a, List<String> b) {
    int common = 0;
    for (String word : a) {
      if (b.contains(word)) {
        common++;
      }
    }
    return (double) common / (a.size() + b.size() - common);
  }
}
