package io.attune.wire.stt;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ParticipantChanged;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Limits;
import io.attune.call.Speaker;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a vendor's class tells about the call: it begins, this was said, it is over. Turns that into
 * events, in the call's own time.
 *
 * <p>Record times never go back. When the moment of receipt is unknown, as in some recordings, a
 * message counts as received when the last sound that it reports was heard.
 */
final class Transcript {
  /** The moment of receipt is not known. */
  static final long UNKNOWN = -1;

  /** When a call begins of which nothing tells, as in some recordings, epoch ms. */
  private static final long ASSUMED_START = 1_760_000_000_000L;

  /** Most connections of one call that are told apart. */
  private static final int CONNECTIONS = 8;

  private final SttOptions options;
  private final boolean countsFromConnection;
  private final Segments segments;
  private final Map<String, StreamClock> clocks = new LinkedHashMap<>();
  private StreamClock clock = new StreamClock();

  private Consumer<CallEvent> out;
  private long now;
  private long lastAt;
  private long firstAt;
  private boolean isStarted;
  private boolean isEnded;
  private boolean isPlaced;
  private long startedAt;
  private long lastMediaMs;
  private String agentId;
  private String language;
  private String nonce;

  /**
   * @param countsFromConnection whether the vendor's clock begins with each connection, and not
   *     with the call
   */
  Transcript(SttOptions options, boolean countsFromConnection) {
    this.options = options;
    this.countsFromConnection = countsFromConnection;
    this.segments =
        new Segments(
            options.channels().size() == 1 ? sideOf(options.channels().get(0)) + "-" : "",
            options.finalAfterMs());
    this.agentId = options.known().agentId();
    this.language = options.known().language();
    clocks.put("", clock);
  }

  private static String sideOf(Speaker speaker) {
    return speaker.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Events go here until the next call of this.
   *
   * @param receivedAt the moment, epoch ms, or {@link #UNKNOWN}
   */
  void listen(long receivedAt, Consumer<CallEvent> to) {
    out = to;
    now = receivedAt == UNKNOWN ? UNKNOWN : Math.max(lastAt, receivedAt);
    if (now != UNKNOWN) {
      firstAt = firstAt == 0 ? now : firstAt;
      due();
    }
  }

  /** Publishes what is due by now. */
  void due() {
    segments.due(now, this::publish);
  }

  /** When something is due, epoch ms; {@link Long#MAX_VALUE} if nothing is. */
  long nextDue() {
    return segments.nextDue();
  }

  // --- What vendors tell ---------------------------------------------------------------------

  /**
   * The call has begun, if it had not.
   *
   * @param epochMs a moment at which it was on, null if the vendor does not say
   */
  void begins(Long epochMs) {
    if (!isStarted) {
      long told = epochMs == null ? (now == UNKNOWN ? ASSUMED_START : now) : epochMs;
      begin(now == UNKNOWN ? told : Math.min(now, told));
    }
  }

  private void begin(long at) {
    startedAt = options.startedAt() == null ? Math.max(1, at) : options.startedAt();
    isStarted = true;
    CallStarted known = options.known();
    CallStarted started =
        new CallStarted(agentId, known.queue(), known.team(), language, known.context());
    lastAt = Math.max(lastAt, startedAt);
    firstAt = firstAt == 0 ? startedAt : firstAt;
    out.accept(CallEvent.of(options.callId(), startedAt, started));
  }

  /**
   * The message was made at this moment, epoch ms, null if it does not say: stands in for the
   * moment of receipt where that is not known.
   */
  void made(Long epochMs) {
    if (now == UNKNOWN && epochMs != null) {
      passUntil(epochMs);
      now = lastAt;
    }
  }

  /** The language spoken; the first one that is told before the call begins counts. */
  void language(String tag) {
    language = language == null ? tag : language;
  }

  /** This agent serves the call. */
  void agent(String id) {
    if (id == null || id.equals(agentId)) {
      return;
    }
    agentId = id;
    if (isStarted) {
      publish(new ParticipantChanged(id, Speaker.AGENT, id));
    }
  }

  /** What follows comes through the connection of this name. */
  void connection(String name) {
    clock = clocks.computeIfAbsent(name, n -> new StreamClock());
    if (clocks.size() > CONNECTIONS) {
      clocks.values().remove(clocks.values().iterator().next());
    }
  }

  /** Something was said; the times are on the connection's clock. */
  void heard(Heard heard) {
    if (!isStarted) {
      begin(now == UNKNOWN ? ASSUMED_START : now - heard.said().endMs());
    }
    if (!clock.isSet()) {
      clock.set(beginningOf(heard));
    } else if (countsFromConnection
        && !segments.isFinal(heard.id())
        && clock.hasRestartedBy(heard)) {
      clock.set(Math.max(lastMediaMs, beginningOf(heard)));
    }
    Heard placed = clock.place(heard);
    lastMediaMs = Math.max(lastMediaMs, placed.said().endMs());
    if (now == UNKNOWN) {
      passUntil(startedAt + placed.said().endMs());
      segments.hear(placed, lastAt, this::publish);
    } else {
      segments.hear(placed, now, this::publish);
    }
  }

  /** Media time at which the connection began by which this was heard. */
  private long beginningOf(Heard first) {
    boolean isFirst = !isPlaced;
    isPlaced = true;
    if (isFirst && options.mediaOffsetMs() != null) {
      return options.mediaOffsetMs();
    }
    if (!countsFromConnection || (isFirst && options.startedAt() == null)) {
      return 0;
    }
    return now == UNKNOWN ? lastMediaMs : Math.max(0, now - startedAt - first.said().endMs());
  }

  /** An utterance turns out to be somebody else's. */
  void revised(String id, Voice voice) {
    segments.revise(id, voice, this::publish);
  }

  /** The recogniser stops: no more finals come from it. */
  void stopped() {
    segments.finish(this::publish);
  }

  /**
   * The call is over.
   *
   * @param reason as the vendor calls it
   */
  void ended(String reason) {
    begins(null);
    stopped();
    if (!isEnded) {
      isEnded = true;
      publish(new CallEnded(reason));
    }
  }

  /** Whether the vendor has said that the call is over. */
  boolean isEnded() {
    return isEnded;
  }

  // --- What vendors ask ----------------------------------------------------------------------

  /** Whether nothing more is expected of an utterance. */
  boolean isFinal(String id) {
    return segments.isFinal(id);
  }

  /** Tells this stream's ids from those of the call's other streams, where the vendor has none. */
  String nonce() {
    if (nonce == null) {
      nonce = Long.toString(firstAt == 0 ? ASSUMED_START : firstAt, 36);
    }
    return nonce;
  }

  /** Who speaks: by their label if it is known, else by the channel. */
  Voice voice(int channel, String label) {
    Speaker speaker = label == null ? null : options.labels().get(label);
    if (speaker == null) {
      speaker =
          channel < options.channels().size() ? options.channels().get(channel) : Speaker.OTHER;
    }
    return new Voice(speaker, label == null ? "" : label);
  }

  /**
   * An epoch moment on the connection's clock, for vendors that tell moments; those outside of the
   * call are moved to its edge.
   */
  long streamMs(long epochMs) {
    begins(epochMs);
    return Math.min(Limits.CALL_MS, Math.max(0, epochMs - startedAt));
  }

  /** Where the connection's clock stands, ms; {@link #UNKNOWN} if that cannot be told. */
  long streamNow() {
    if (now == UNKNOWN) {
      return UNKNOWN;
    }
    long ms = clock.isSet() ? clock.streamMs(now - startedAt) : now - firstAt;
    return Math.max(0, Math.min(Limits.CALL_MS, ms));
  }

  // --- Out -----------------------------------------------------------------------------------

  /** Time passes up to a moment; what falls due on the way happens at its own. */
  private void passUntil(long at) {
    for (long due = segments.nextDue(); due <= at; due = segments.nextDue()) {
      lastAt = Math.max(lastAt, due);
      segments.due(due, this::publish);
    }
    lastAt = Math.max(lastAt, at);
  }

  private void publish(SegmentHeard segment) {
    publish((Body) segment);
  }

  private void publish(Body body) {
    lastAt = Math.max(lastAt, now);
    out.accept(CallEvent.of(options.callId(), lastAt, body));
  }
}
