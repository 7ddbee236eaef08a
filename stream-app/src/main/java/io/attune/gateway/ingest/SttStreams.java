package io.attune.gateway.ingest;

import io.attune.call.InvalidEvent;
import io.attune.gateway.Publisher;
import io.attune.gateway.access.Refused;
import io.attune.wire.stt.SttFormat;
import io.attune.wire.stt.SttOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of all recognisers that send here, those that come in single requests found again by
 * their call. Lets time pass for them: finals may never come. Safe for threads.
 */
final class SttStreams implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SttStreams.class);

  /** As many as are open at once; each keeps a few kilobytes. */
  private static final int MOST = 50_000;

  /** So soon is a final made of words that nobody finishes, ms. */
  private static final long LOOK_MS = 250;

  private final Publisher publisher;
  private final String producerId;
  private final IngestMeters meters;
  private final LongSupplier clock;
  private final Map<Key, SttStream> streams = new ConcurrentHashMap<>();
  private final Map<CallKey, Long> startedAt = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            Thread thread = new Thread(run, "attune-stt");
            thread.setDaemon(true);
            return thread;
          });

  private record CallKey(String tenant, String callId) {}

  /**
   * A stream.
   *
   * @param name tells the streams of one call apart: the side that it hears, or a connection
   */
  record Key(String tenant, String callId, SttFormat format, String name) {
    private CallKey call() {
      return new CallKey(tenant, callId);
    }
  }

  /**
   * @param producerId names this gateway in what it publishes
   * @param clock the wall clock, epoch ms
   */
  SttStreams(Publisher publisher, String producerId, IngestMeters meters, LongSupplier clock) {
    this.publisher = publisher;
    this.producerId = producerId;
    this.meters = meters;
    this.clock = clock;
  }

  void start() {
    var unused =
        timer.scheduleWithFixedDelay(this::passAll, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  /**
   * The stream of this key, a new one if there is none.
   *
   * @param options of a new one, with the call's id
   * @throws Refused if there are too many, or the options do not do
   */
  SttStream stream(Key key, SttOptions options) {
    SttStream known = streams.get(key);
    if (known != null) {
      return known;
    }
    if (streams.size() >= MOST) {
      throw new Refused(503, "Too many recognisers send here at once.", 10);
    }
    try {
      return streams.computeIfAbsent(key, any -> open(key, options));
    } catch (InvalidEvent e) {
      throw new Refused(400, e.getMessage());
    }
  }

  /** All streams of a call count from the same moment, that of the first. */
  private SttStream open(Key key, SttOptions options) {
    Long started = startedAt.get(key.call());
    SttOptions own = started == null ? options : options.startedAt(started);
    return new SttStream(
        key.format(),
        own,
        publisher,
        key.tenant(),
        producerId,
        meters,
        at -> startedAt.putIfAbsent(key.call(), at));
  }

  /** A connection has ended: what is in progress is published, and nothing more expected. */
  void close(Key key) {
    SttStream stream = streams.remove(key);
    if (stream != null) {
      stream.close(clock.getAsLong());
    }
  }

  private void passAll() {
    long now = clock.getAsLong();
    streams.forEach(
        (key, stream) -> {
          try {
            stream.pass(now);
            if (stream.isOver(now)) {
              close(key);
            }
          } catch (RuntimeException e) {
            log.error("a recogniser's stream cannot go on", e);
          }
        });
    startedAt.values().removeIf(at -> now - at > TimeUnit.DAYS.toMillis(1));
  }

  int open() {
    return streams.size();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    long now = clock.getAsLong();
    streams.values().forEach(stream -> stream.close(now));
    streams.clear();
  }
}
