package io.attune.wire.json;

import io.attune.call.CallInput;
import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.UnaryOperator;

/**
 * Several recordings as one log, as if they had been published side by side: of all next events the
 * earliest by record time comes first, of equals the one of the file named first. Within a file the
 * order of its lines stays, whatever their times.
 */
public final class MergedEvents implements Iterator<CallInput>, Closeable {
  private final List<RecordedEvents> recordings;
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparingLong((Head head) -> head.event.at())
              .thenComparingInt(head -> head.file));

  private final UnaryOperator<CallInput> before;

  /** Merges recordings, which are closed with this. */
  public MergedEvents(List<RecordedEvents> recordings) {
    this(recordings, UnaryOperator.identity());
  }

  /**
   * Merges recordings, which are closed with this.
   *
   * @param before what is done with each event first; its record time stays
   */
  public MergedEvents(List<RecordedEvents> recordings, UnaryOperator<CallInput> before) {
    this.recordings = List.copyOf(recordings);
    this.before = before;
    for (int i = 0; i < recordings.size(); i++) {
      refill(i);
    }
  }

  private record Head(CallInput event, int file) {}

  private void refill(int file) {
    RecordedEvents recording = recordings.get(file);
    if (recording.hasNext()) {
      heads.add(new Head(before.apply(recording.next()), file));
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public CallInput next() {
    Head head = heads.poll();
    if (head == null) {
      throw new NoSuchElementException();
    }
    refill(head.file);
    return head.event;
  }

  @Override
  public void close() throws IOException {
    for (RecordedEvents recording : recordings) {
      recording.close();
    }
  }
}
