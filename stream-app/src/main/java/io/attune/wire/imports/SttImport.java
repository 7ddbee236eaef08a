package io.attune.wire.imports;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.InvalidEvent;
import io.attune.wire.json.BadLine;
import io.attune.wire.json.Lines;
import io.attune.wire.stt.RecordedMessage;
import io.attune.wire.stt.SttFormat;
import io.attune.wire.stt.SttOptions;
import io.attune.wire.stt.SttSession;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Turns what a speech-to-text vendor streamed, one message a line, into recorded events, in the
 * order of the lines. Every file is a stream of its own. Not safe for threads.
 */
public final class SttImport {
  /**
   * Most calls of a file that are followed at once: the one that has been quiet for longest is
   * closed for one more.
   */
  private static final int CALLS = 5_000;

  private final SttFormat format;
  private final SttOptions options;
  private final Consumer<CallEvent> out;
  private final Consumer<BadLine> onBad;

  private final Map<String, SttSession> sessions = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<String> calls = new HashSet<>();
  private long turns;
  private long firstAt = Long.MAX_VALUE;
  private long lastAt;

  /**
   * @param options for each call; its id is of calls whose messages name none, and if it is null
   *     such calls are named after their file
   * @param out takes every event
   * @param onBad told of every line that is left out
   */
  public SttImport(
      SttFormat format, SttOptions options, Consumer<CallEvent> out, Consumer<BadLine> onBad) {
    this.format = format;
    this.options = options;
    this.out = out;
    this.onBad = onBad;
  }

  /** Adds the calls of a file. */
  public void read(Lines lines) throws IOException {
    String unnamed = options.callId() == null ? nameOf(lines.source()) : options.callId();
    while (lines.next()) {
      try {
        if (lines.fault() != null) {
          throw new InvalidEvent(lines.fault());
        }
        take(RecordedMessage.read(format, lines.bytes(), lines.offset(), lines.length()), unnamed);
      } catch (InvalidEvent e) {
        onBad.accept(new BadLine(lines.source(), lines.number(), e.getMessage()));
      }
    }
    sessions.values().forEach(session -> session.closeRecorded(this::publish));
    sessions.clear();
  }

  /** The file's name without its folder and what follows the first dot. */
  private static String nameOf(String source) {
    String name = source.substring(source.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private void take(RecordedMessage recorded, String unnamed) {
    String named = recorded.message().callId();
    String callId = named == null ? unnamed : named;
    if (named == null && format.namesCall() && recorded.message().concernsCall()) {
      throw new InvalidEvent("the message does not name its call");
    }
    SttSession known = sessions.get(callId);
    SttSession session = known == null ? new SttSession(format, options.forCall(callId)) : known;
    take(session, recorded);
    if (known == null) {
      keep(callId, session);
    }
  }

  private void take(SttSession session, RecordedMessage recorded) {
    if (recorded.receivedAt() == null) {
      session.takeRecorded(recorded.message(), this::publish);
      return;
    }
    // What falls due before the message is received happens at its own moment.
    for (long due = session.nextDue(); due < recorded.receivedAt(); due = session.nextDue()) {
      session.due(due, this::publish);
    }
    session.take(recorded.message(), recorded.receivedAt(), this::publish);
  }

  private void keep(String callId, SttSession session) {
    sessions.put(callId, session);
    if (sessions.size() > CALLS) {
      String quietest = sessions.keySet().iterator().next();
      sessions.remove(quietest).closeRecorded(this::publish);
    }
  }

  private void publish(CallEvent event) {
    calls.add(event.callId());
    if (event.body() instanceof SegmentHeard segment && segment.isFinal()) {
      turns++;
    }
    firstAt = Math.min(firstAt, event.at());
    lastAt = Math.max(lastAt, event.at());
    out.accept(event);
  }

  /** What came of it; a final that was revised counts as often as it was published. */
  public Import.Report finish() {
    return new Import.Report(calls.size(), turns, calls.isEmpty() ? 0 : lastAt - firstAt);
  }
}
