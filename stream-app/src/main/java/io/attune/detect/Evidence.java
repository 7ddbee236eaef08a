package io.attune.detect;

import io.attune.call.Speaker;
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
 *     measurement of the whole turn
 * @param quote the words as they were recognised, empty when there are none
 * @param signal what was measured, for example {@code phrase} or {@code sentiment-drop}
 * @param observed the measured value, NaN if it is no number
 * @param threshold what it was held against, NaN if nothing
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
    double threshold) {

  /** Longest quote kept, in characters. */
  public static final int QUOTE_CHARS = 120;

  public Evidence {
    Objects.requireNonNull(segmentId);
    Objects.requireNonNull(speaker);
    Objects.requireNonNull(signal);
    quote = quote.length() <= QUOTE_CHARS ? quote : quote.substring(0, QUOTE_CHARS);
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
}
