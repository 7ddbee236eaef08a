package io.attune.app.play;

import io.attune.app.play.Programme.Moment;
import io.attune.app.play.Programme.Part;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallInput;
import io.attune.engine.CallBook;
import io.attune.wire.json.RecordedEvents;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The events of all parts, and the ends of calls that were left open if that is wanted: the
 * earliest first, of equals the one of the part named first. Within a part the order of the lines
 * stays, whatever their times. Not safe for threads.
 */
final class MergedParts implements Closeable {
  private final List<RecordedEvents> opened = new ArrayList<>();
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparingLong((Head head) -> head.moment.dueMs())
              .thenComparingInt(head -> head.index));

  /** The next event of a part, and where those after it come from. */
  private record Head(Moment moment, Part part, Iterator<CallInput> rest, int index) {}

  private MergedParts() {}

  /**
   * Opens the recordings; if one cannot be opened, none stays open.
   *
   * @param endCalls whether a call whose end is not recorded ends with its recording
   */
  static MergedParts open(List<Part> parts, boolean endCalls) throws IOException {
    MergedParts merged = new MergedParts();
    try {
      for (Part part : parts) {
        // What is wrong with its lines was said when it was surveyed.
        RecordedEvents events = part.recording().source().open(bad -> {});
        merged.opened.add(events);
        Iterator<CallInput> all = endCalls ? new Chain(events, ends(part.survey())) : events;
        merged.refill(part, all, merged.opened.size(), 0);
      }
      return merged;
    } catch (IOException | RuntimeException e) {
      merged.close();
      throw e;
    }
  }

  private static Iterator<CallInput> ends(Survey survey) {
    CallEnded end = new CallEnded(CallBook.END_OF_INPUT);
    return survey.openCalls().stream()
        .map(call -> (CallInput) CallEvent.of(call, survey.lastAt(), end))
        .iterator();
  }

  private record Chain(Iterator<CallInput> first, Iterator<CallInput> second)
      implements Iterator<CallInput> {
    @Override
    public boolean hasNext() {
      return first.hasNext() || second.hasNext();
    }

    @Override
    public CallInput next() {
      return first.hasNext() ? first.next() : second.next();
    }
  }

  private void refill(Part part, Iterator<CallInput> rest, int index, long notBeforeMs) {
    if (rest.hasNext()) {
      CallInput input = rest.next();
      long atMs = input.at() + part.shiftMs();
      Moment moment = new Moment(Math.max(atMs, notBeforeMs), atMs, input);
      heads.add(new Head(moment, part, rest, index));
    }
  }

  /** The next one, null after the last; it stays the next one until {@link #advance}. */
  Moment peek() {
    return heads.isEmpty() ? null : heads.peek().moment;
  }

  /** Goes on to the one after {@link #peek}. */
  void advance() {
    Head head = heads.remove();
    refill(head.part, head.rest, head.index, head.moment.dueMs());
  }

  @Override
  public void close() throws IOException {
    for (RecordedEvents events : opened) {
      events.close();
    }
  }
}
