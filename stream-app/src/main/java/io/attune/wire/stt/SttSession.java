package io.attune.wire.stt;

import io.attune.call.CallEvent;
import io.attune.call.InvalidEvent;
import java.util.function.Consumer;

/**
 * One recogniser's stream of one call, as the events of that call: its start, what is said, its
 * end. A message that comes twice says nothing the second time; one that is refused changes
 * nothing. Events have no tenant and no producer: whoever publishes them knows those.
 *
 * <p>Needs to be told that time passes ({@link #due}), since finals may never come. What it keeps
 * is bounded. Not safe for threads.
 */
public final class SttSession {
  private final SttFormat format;
  private final VendorStream stream;
  private final Transcript transcript;
  private final Repeats repeats = new Repeats();

  /**
   * @param options with the id of the call
   */
  public SttSession(SttFormat format, SttOptions options) {
    if (options.callId() == null) {
      throw new InvalidEvent("the call's id is missing");
    }
    this.format = format;
    this.stream = format.stream();
    this.transcript =
        new Transcript(
            options.channels().isEmpty() ? options.withChannels(format.usualChannels()) : options,
            format.countsFromConnection());
  }

  /**
   * Takes the next message.
   *
   * @param receivedAt when it was received, epoch ms; a moment before the one of the message before
   *     counts as that one
   * @param out takes what follows from it, in order
   * @throws InvalidEvent if it cannot be; says what and where, and never quotes speech
   */
  public void take(SttMessage message, long receivedAt, Consumer<CallEvent> out) {
    transcript.listen(moment(receivedAt), out);
    understand(message);
  }

  /**
   * Takes the next message of a recording that does not say when it was received: it counts as
   * received when the last sound that it reports was heard.
   *
   * @throws InvalidEvent as {@link #take} does
   */
  public void takeRecorded(SttMessage message, Consumer<CallEvent> out) {
    transcript.listen(Transcript.UNKNOWN, out);
    understand(message);
  }

  private void understand(SttMessage message) {
    if (!message.concernsCall()) {
      return;
    }
    String mark = format.tellsRepeats() ? Repeats.markOf(message) : "";
    if (!repeats.contains(mark)) {
      stream.take(message.fields(), transcript);
      if (format.tellsRepeats()) {
        repeats.add(mark);
      }
    }
  }

  /** When {@link #due} has something to publish, epoch ms; {@link Long#MAX_VALUE} if never. */
  public long nextDue() {
    return transcript.nextDue();
  }

  /**
   * Time passes: what has not changed for too long is published as final. Should the recogniser's
   * own final come after all, it is the next revision.
   *
   * @param now epoch ms
   */
  public void due(long now, Consumer<CallEvent> out) {
    transcript.listen(moment(now), out);
  }

  /**
   * The stream is over, the call perhaps not: what is in progress is published as final.
   *
   * @param now epoch ms
   */
  public void close(long now, Consumer<CallEvent> out) {
    transcript.listen(moment(now), out);
    transcript.stopped();
  }

  /** The same for a recording that does not say when that was. */
  public void closeRecorded(Consumer<CallEvent> out) {
    transcript.listen(Transcript.UNKNOWN, out);
    transcript.stopped();
  }

  /** Whether the vendor has said that the call is over. */
  public boolean isEnded() {
    return transcript.isEnded();
  }

  private static long moment(long epochMs) {
    if (epochMs <= 0 || epochMs >= Moments.LAST) {
      throw new InvalidEvent(
          "the moment of receipt is " + epochMs + ", expected epoch milliseconds up to 2085");
    }
    return epochMs;
  }
}
