package io.attune.wire.stt;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import io.attune.call.InvalidEvent;
import io.attune.call.Limits;
import io.attune.call.Speaker;
import java.util.List;

/**
 * One version of an utterance, as far as it has been recognised. A vendor's class builds it
 * completely, and so has its limits checked, before it changes anything: a message that is refused
 * leaves no trace.
 *
 * @param channel the audio channel, from 0: on one channel people are heard one after the other
 * @param said everything of the utterance so far. Its segment id is the utterance's identity within
 *     the stream, its times are on the stream's clock until it is placed in the call, and its
 *     revision means nothing yet
 */
record Heard(int channel, SegmentHeard said) {
  /** More channels than any call has. */
  private static final int CHANNELS = 64;

  Heard {
    if (channel < 0 || channel >= CHANNELS) {
      throw new InvalidEvent("the channel is " + channel + ", expected 0 to " + (CHANNELS - 1));
    }
  }

  /** As {@link SegmentHeard} has it, with a text that may be empty. */
  static Heard of(
      String id,
      int channel,
      boolean isFinal,
      Voice voice,
      String text,
      long startMs,
      long endMs,
      double confidence,
      List<Word> words) {
    return new Heard(
        channel,
        new SegmentHeard(
            id, 0, isFinal, voice.speaker(), voice.id(), text, startMs, endMs, confidence, words));
  }

  String id() {
    return said.segmentId();
  }

  boolean isFinal() {
    return said.isFinal();
  }

  boolean isBlank() {
    return said.text().isBlank();
  }

  /** Whether it says the same and by the same voice, whatever its times. */
  boolean hasWordsOf(Heard other) {
    return said.text().equals(other.said.text())
        && said.speaker() == other.said.speaker()
        && said.speakerId().equals(other.said.speakerId());
  }

  /** The same, as the last word on it. */
  Heard finished() {
    return with(true, said.speaker(), said.speakerId(), 0);
  }

  /** The same by another voice. */
  Heard by(Voice voice) {
    return with(said.isFinal(), voice.speaker(), voice.id(), 0);
  }

  /** The same on a clock that is so many milliseconds ahead. */
  Heard shifted(long ms) {
    return ms == 0 ? this : with(said.isFinal(), said.speaker(), said.speakerId(), ms);
  }

  private Heard with(boolean isFinal, Speaker speaker, String speakerId, long ms) {
    List<Word> words =
        said.words().stream()
            .map(
                w ->
                    new Word(
                        w.text(), within(w.startMs() + ms), within(w.endMs() + ms), w.confidence()))
            .toList();
    return new Heard(
        channel,
        new SegmentHeard(
            said.segmentId(),
            0,
            isFinal,
            speaker,
            speakerId,
            said.text(),
            within(said.startMs() + ms),
            within(said.endMs() + ms),
            said.confidence(),
            words));
  }

  private static long within(long ms) {
    return Math.max(0, Math.min(Limits.CALL_MS, ms));
  }

  /** What is published of it. */
  SegmentHeard segment(String segmentId, int revision) {
    return new SegmentHeard(
        segmentId,
        revision,
        said.isFinal(),
        said.speaker(),
        said.speakerId(),
        said.text(),
        said.startMs(),
        said.endMs(),
        said.confidence(),
        said.words());
  }
}
