package io.attune.call;

import io.attune.call.CallEvent.Word;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The words of a segment of which nothing is kept but how sure the recogniser was of each: a tenth
 * of what they take in memory. Each reads as a word without text at the start of the segment.
 */
final class Confidences extends AbstractList<Word> implements RandomAccess {
  private final long startMs;
  private final double[] confidences;

  private Confidences(long startMs, double[] confidences) {
    this.startMs = startMs;
    this.confidences = confidences;
  }

  /**
   * Of some words.
   *
   * @param startMs media time of the segment's start, ms from call start
   */
  static List<Word> of(long startMs, List<Word> words) {
    if (words.isEmpty()) {
      return List.of();
    }
    return words instanceof Confidences
        ? words
        : new Confidences(startMs, words.stream().mapToDouble(Word::confidence).toArray());
  }

  @Override
  public Word get(int index) {
    return new Word("", startMs, startMs, confidences[index]);
  }

  @Override
  public int size() {
    return confidences.length;
  }
}
