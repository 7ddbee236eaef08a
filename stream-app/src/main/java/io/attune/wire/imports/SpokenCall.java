package io.attune.wire.imports;

import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.Speaker;
import java.util.List;

/**
 * A conversation as a source holds it: what was said and what happened, in order, with as much
 * about time as the source knows.
 *
 * @param callId the call
 * @param facts what is known of it beside the words
 * @param moments what was said and what happened, in order
 */
public record SpokenCall(String callId, CallStarted facts, List<Moment> moments) {

  public SpokenCall {
    moments = List.copyOf(moments);
  }

  /** Something said, or something that happened. */
  public sealed interface Moment permits Utterance, Happening {
    /**
     * Milliseconds since the latest end of speech or happening, negative where it overlaps; null if
     * the source does not say.
     */
    Long gapMs();
  }

  /**
   * Something said.
   *
   * @param line where it stands in the source, counted from 1
   * @param segmentId its identity within the call
   * @param speaker which side
   * @param speakerId who, empty if unknown
   * @param text the words, stripped; empty only if the source publishes times without words
   * @param startMs media time of its start, null if unknown
   * @param endMs media time of its end, null if unknown
   * @param gapMs the pause before it, in milliseconds, null if unknown
   * @param wpm its pace in words a minute, null if unknown
   * @param hasPartials false if only its final may be published
   */
  public record Utterance(
      long line,
      String segmentId,
      Speaker speaker,
      String speakerId,
      String text,
      Long startMs,
      Long endMs,
      Long gapMs,
      Integer wpm,
      boolean hasPartials)
      implements Moment {
    Utterance by(Speaker side) {
      return new Utterance(
          line, segmentId, side, speakerId, text, startMs, endMs, gapMs, wpm, hasPartials);
    }
  }

  /** A hold, its end, or the end of the call. */
  public record Happening(Body body, Long gapMs) implements Moment {}
}
