package io.attune.detect;

import io.attune.call.Speaker;
import io.attune.language.Contribution;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The words, or the measurement, that a finding rests on. Nothing is found without one.
 *
 * @param segmentId the segment it was heard in; empty for silence, which has no segment
 * @param speaker who said it
 * @param startMs media time where it begins, ms from call start
 * @param endMs media time where it ends
 * @param fromWord first word of the span within the segment, counted from 0 by white space
 * @param toWord one past the last word; equal to {@code fromWord} when the evidence is a
 *     measurement of the whole turn and no word of it stands out
 * @param quote the words as they were recognised, empty when there are none
 * @param signal what was measured, for example {@code phrase} or {@code sentiment-drop}
 * @param observed the measured value, NaN if it is no number
 * @param threshold what it was held against, NaN if nothing
 * @param contributions where the measurement is one of sentiment, the words that carried it, in the
 *     order said; the span and the quote are then those of the strongest. Empty for all else
 */
public record Evidence(
    String segmentId,
    Speaker speaker,
    long startMs,
    long endMs,
    int fromWord,
    int toWord,
    String quote,
    String signal,
    double observed,
    double threshold,
    List<Contribution> contributions) {

  /** Longest quote kept, in characters. */
  public static final int QUOTE_CHARS = 120;

  public Evidence {
    Objects.requireNonNull(segmentId);
    Objects.requireNonNull(speaker);
    Objects.requireNonNull(signal);
    quote = quote.length() <= QUOTE_CHARS ? quote : quote.substring(0, QUOTE_CHARS);
    contributions = List.copyOf(contributions);
  }

  /** Evidence that does not rest on a sentiment. */
  public Evidence(
      String segmentId,
      Speaker speaker,
      long startMs,
      long endMs,
      int fromWord,
      int toWord,
      String quote,
      String signal,
      double observed,
      double threshold) {
    this(
        segmentId, speaker, startMs, endMs, fromWord, toWord, quote, signal, observed, threshold,
        List.of());
  }

  /** Evidence by words: the span {@code [fromWord, toWord)} of a turn. */
  public static Evidence ofWords(Turn turn, int fromWord, int toWord, String signal) {
    return new Evidence(
        turn.segmentId(),
        turn.speaker(),
        turn.startMs(),
        turn.endMs(),
        fromWord,
        toWord,
        turn.quote(fromWord, toWord),
        signal,
        Double.NaN,
        Double.NaN);
  }

  /** Evidence by measurement of a whole turn. */
  public static Evidence ofMeasure(Turn turn, String signal, double observed, double threshold) {
    return new Evidence(
        turn.segmentId(),
        turn.speaker(),
        turn.startMs(),
        turn.endMs(),
        0,
        0,
        "",
        signal,
        observed,
        threshold);
  }

  /**
   * Evidence by the sentiment of a turn, with the words that carried it.
   *
   * @param direction which way the sentiment went: above 0 pleasant, below 0 unpleasant
   */
  static Evidence ofSentiment(
      Turn turn, String signal, double observed, double threshold, int direction) {
    List<Contribution> carrying = turn.carrying(direction);
    if (carrying.isEmpty()) {
      return ofMeasure(turn, signal, observed, threshold);
    }
    Contribution strongest =
        carrying.stream().max(Comparator.comparingDouble(c -> Math.abs(c.value()))).orElseThrow();
    return new Evidence(
        turn.segmentId(),
        turn.speaker(),
        turn.startMs(),
        turn.endMs(),
        strongest.fromWord(),
        strongest.toWord(),
        turn.quote(strongest.fromWord(), strongest.toWord()),
        signal,
        observed,
        threshold,
        carrying);
  }

  /**
   * The quote as far as it can be said back to somebody: words that only tipped a measurement are
   * torn out of their sentence, and are for the eye.
   */
  public String quotable() {
    return contributions.isEmpty() ? quote : "";
  }
}
