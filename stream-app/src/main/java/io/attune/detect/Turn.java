package io.attune.detect;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.language.Contribution;
import io.attune.language.Question;
import io.attune.language.Refinement;
import io.attune.language.TextReading;
import java.util.Comparator;
import java.util.List;

/**
 * One final segment and what its words say.
 *
 * @param heard the segment
 * @param heardAt record time at which it was published, epoch ms
 * @param reading what the language tier read in it; of a settled turn, as refined; null of one that
 *     was stored and has not been read again
 * @param context what the other side had said before it, in the light of which it was read; empty
 *     if nothing, null where the reading is
 * @param refinement what a slower model read in it; null while, and if, none has answered
 */
public record Turn(
    SegmentHeard heard, long heardAt, TextReading reading, String context, Refinement refinement) {

  /** A turn of no more words than this leaves the floor with the other side. */
  static final int BACKCHANNEL_WORDS = 2;

  /** So many words show why a turn reads as it does; more would be the turn again. */
  private static final int CARRYING = 4;

  /** What stands between words. */
  private static final String BLANKS = " \t\n\013\f\r";

  /** Weights are kept in hundredths, which is as exact as they are. */
  private static final double HUNDREDTHS = 100;

  /**
   * The order in which turns make a conversation: by the end of speech, since a recogniser
   * publishes a turn when it has ended. Two channels published in another order still make the same
   * conversation.
   */
  public static final Comparator<Turn> MEDIA_ORDER = Turn::compareInMedia;

  // Several times for each turn, and mostly decided by the first of them.
  private static int compareInMedia(Turn a, Turn b) {
    int order = Long.compare(a.endMs(), b.endMs());
    if (order == 0) {
      order = Long.compare(a.startMs(), b.startMs());
    }
    if (order == 0) {
      order = a.speaker().compareTo(b.speaker());
    }
    return order == 0 ? a.segmentId().compareTo(b.segmentId()) : order;
  }

  /** A turn that no slower model has read. */
  public Turn(SegmentHeard heard, long heardAt, TextReading reading, String context) {
    this(heard, heardAt, reading, context, null);
  }

  /** The same turn with a slower model's answer on it, which is not taken into account yet. */
  public Turn answeredBy(Refinement answer) {
    return new Turn(heard, heardAt, reading, context, answer);
  }

  /** The same turn, the answer on it taken into account. */
  public Turn refined() {
    return refinement == null
        ? this
        : new Turn(heard, heardAt, reading.refinedBy(refinement, speaker()), context, refinement);
  }

  public String segmentId() {
    return heard.segmentId();
  }

  public Speaker speaker() {
    return heard.speaker();
  }

  public long startMs() {
    return heard.startMs();
  }

  public long endMs() {
    return heard.endMs();
  }

  public boolean isBy(Speaker speaker) {
    return heard.speaker() == speaker;
  }

  /** Whether both turns are of one voice. */
  public boolean isBySameVoiceAs(Turn other) {
    return speaker() == other.speaker() && heard.speakerId().equals(other.heard.speakerId());
  }

  /** Whether it waits for an answer: a question, or a price that the agent names. */
  boolean waitsForAnswer() {
    return reading.question() != Question.NONE || isBy(Speaker.AGENT) && reading.has("agent.price");
  }

  /** Whether the agent asks for a moment in it. */
  boolean announcesWait() {
    return isBy(Speaker.AGENT) && reading.has("agent.bear-with-me");
  }

  /** Words a minute, 0 for a turn too short (under 3 words or 600 ms) to have a pace. */
  public double wordsPerMinute() {
    return reading.wordCount() < 3 || heard.durationMs() < 600
        ? 0
        : reading.wordCount() * 60_000.0 / heard.durationMs();
  }

  /** Milliseconds during which both this turn and {@code other} were spoken. */
  public long overlapMs(Turn other) {
    return Math.max(0, Math.min(endMs(), other.endMs()) - Math.max(startMs(), other.startMs()));
  }

  /** Whether it says more than "mm-hm" or "yes please". */
  public boolean takesTheFloor() {
    return reading.wordCount() > BACKCHANNEL_WORDS;
  }

  /**
   * The words that carried the sentiment of this turn, the strongest ones, at most 4, in the order
   * said; weights in hundredths.
   *
   * @param direction above 0 for those that made it pleasant, below 0 for the unpleasant ones
   */
  public List<Contribution> carrying(int direction) {
    return reading.contributions().stream()
        .map(Turn::inHundredths)
        .filter(c -> c.value() * direction > 0)
        .sorted(Comparator.comparingDouble(c -> -Math.abs(c.value())))
        .limit(CARRYING)
        .sorted(Comparator.comparingInt(Contribution::fromWord))
        .toList();
  }

  private static Contribution inHundredths(Contribution of) {
    return new Contribution(
        of.fromWord(), of.toWord(), Math.round(of.value() * HUNDREDTHS) / HUNDREDTHS);
  }

  /** The words {@code [fromWord, toWord)}, as they were recognised. */
  public String quote(int fromWord, int toWord) {
    // Called for every phrase found, so a long text is not taken apart each time.
    String text = heard.text().strip();
    StringBuilder quoted = new StringBuilder();
    int at = 0;
    for (int word = 0; word < toWord && at < text.length(); word++) {
      int end = skip(text, at, false);
      if (word >= fromWord) {
        quoted.append(quoted.isEmpty() ? "" : " ").append(text, at, end);
      }
      at = skip(text, end, true);
    }
    return quoted.toString();
  }

  /** The first place from {@code at} on behind blanks, or behind a word. */
  private static int skip(String text, int at, boolean blanks) {
    int end = at;
    while (end < text.length() && BLANKS.indexOf(text.charAt(end)) >= 0 == blanks) {
      end++;
    }
    return end;
  }
}
