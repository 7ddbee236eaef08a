package io.attune.gateway.ingest;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.InvalidEvent;
import io.attune.gateway.Publisher;
import io.attune.gateway.access.Refused;
import io.attune.wire.stt.SttFormat;
import io.attune.wire.stt.SttMessage;
import io.attune.wire.stt.SttOptions;
import io.attune.wire.stt.SttSession;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One recogniser's stream of one call, from its vendor's messages to Kafka. What a message said is
 * taken once: events that Kafka does not take are kept and published before any later one. Safe for
 * threads.
 */
final class SttStream {
  private static final Logger log = LoggerFactory.getLogger(SttStream.class);

  /** Events that wait for Kafka; a call says about one thing a second. */
  private static final int MOST_WAITING = 2_000;

  /** Of a call of which nothing was heard for this long nothing is kept, ms. */
  private static final long QUIET_MS = TimeUnit.MINUTES.toMillis(30);

  private static final long ENDED_QUIET_MS = TimeUnit.MINUTES.toMillis(5);

  private final SttSession session;
  private final Publisher publisher;
  private final String tenant;
  private final String producerId;
  private final IngestMeters meters;
  private final LongConsumer onStarted;
  private final Deque<CallEvent> waiting = new ArrayDeque<>();
  private CompletableFuture<Void> underway;
  private long heardAt;

  /**
   * @param tenant whose call it is
   * @param producerId whose heartbeats speak for it
   * @param onStarted told of the call's media time 0, epoch ms
   */
  SttStream(
      SttFormat format,
      SttOptions options,
      Publisher publisher,
      String tenant,
      String producerId,
      IngestMeters meters,
      LongConsumer onStarted) {
    this.session = new SttSession(format, options);
    this.publisher = publisher;
    this.tenant = tenant;
    this.producerId = producerId;
    this.meters = meters;
    this.onStarted = onStarted;
  }

  /**
   * Takes the next message.
   *
   * @param now epoch ms
   * @throws InvalidEvent if it cannot be; nothing has changed then
   * @throws Refused if too much waits for Kafka; nothing has changed then
   */
  synchronized void take(SttMessage message, long now) {
    if (waiting.size() >= MOST_WAITING) {
      throw new Refused(429, "More of this call waits for Kafka than it takes; try again.", 1);
    }
    heardAt = now;
    session.take(message, now, this::keep);
  }

  /** Publishes what has been in progress for too long, and what waits. */
  synchronized void pass(long now) {
    if (session.nextDue() <= now) {
      session.due(now, this::keep);
    }
    if (!waiting.isEmpty()) {
      publish();
    }
  }

  /** The recogniser is gone, the call perhaps not. */
  synchronized void close(long now) {
    session.close(now, this::keep);
    publish();
  }

  private void keep(CallEvent event) {
    if (event.body() instanceof CallStarted) {
      onStarted.accept(event.at());
    }
    waiting.add(new CallEvent(event.callId(), tenant, event.at(), producerId, event.body()));
  }

  /**
   * Publishes what waits, in its order.
   *
   * @return completed when Kafka has all of it; exceptionally if it waits on
   */
  synchronized CompletableFuture<Void> publish() {
    if (underway != null && !underway.isDone()) {
      // Two batches under way could change places if the first one fails.
      CompletableFuture<Void> before = underway;
      Context trace = Context.current();
      return before.handle((done, e) -> null).thenCompose(done -> publishIn(trace));
    }
    if (waiting.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    List<CallEvent> batch = new ArrayList<>(waiting);
    waiting.clear();
    try {
      underway =
          publisher
              .publish(batch)
              .whenComplete(
                  (done, e) -> {
                    if (e == null) {
                      meters.published(batch.size());
                    } else {
                      log.warn("events of a call wait for Kafka: {}", e.toString());
                      putBack(batch);
                    }
                  });
    } catch (Refused e) {
      waiting.addAll(batch);
      return CompletableFuture.failedFuture(e);
    }
    return underway;
  }

  /** By another thread than the request's, but in its trace. */
  private CompletableFuture<Void> publishIn(Context trace) {
    try (Scope scope = trace.makeCurrent()) {
      return publish();
    }
  }

  /** Some of them may be in Kafka already: known by segment and revision, they change nothing. */
  private synchronized void putBack(List<CallEvent> batch) {
    for (int i = batch.size() - 1; i >= 0; i--) {
      waiting.addFirst(batch.get(i));
    }
  }

  /**
   * Whether nothing is to be expected any more. Of a call that is over the last messages may come
   * again, and must be known.
   */
  synchronized boolean isOver(long now) {
    long quietMs = session.isEnded() ? ENDED_QUIET_MS : QUIET_MS;
    return waiting.isEmpty() && now - heardAt > quietMs;
  }
}
