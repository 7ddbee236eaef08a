package io.attune.gateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.gateway.Publisher;
import io.attune.gateway.access.Access;
import io.attune.gateway.access.Identity;
import io.attune.gateway.access.Refused;
import io.attune.wire.json.BadLine;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /ingest}: what was heard on calls, published to Kafka. A request is answered once Kafka
 * has all of it; one that fails may be sent again, as it was.
 */
public final class IngestRoutes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IngestRoutes.class);

  private static final String EVENTS = "/ingest/calls/{callId}/events";
  static final String SPAN = "attune.ingest";
  private static final int GZIP_FIRST = 0x1f;

  private final Access access;
  private final Publisher publisher;
  private final String producerId;
  private final LongSupplier clock;
  private final Heartbeats heartbeats;
  private final SttStreams streams;
  private final IngestMeters meters;

  /**
   * @param producerId names this gateway in what it publishes; its heartbeats speak for its calls
   * @param clock the wall clock, epoch ms
   */
  public IngestRoutes(
      Access access,
      Publisher publisher,
      String producerId,
      MeterRegistry registry,
      LongSupplier clock) {
    this.access = access;
    this.publisher = publisher;
    this.producerId = producerId;
    this.clock = clock;
    this.heartbeats = new Heartbeats(publisher, producerId, clock);
    this.meters = new IngestMeters(registry);
    this.streams = new SttStreams(publisher, producerId, meters, clock);
    meters.recognisers(streams, SttStreams::open);
  }

  /** Adds the routes, begins to beat, and lets time pass for recognisers. */
  public void addTo(JavalinConfig config) {
    config.routes.post(EVENTS, this::post);
    config.routes.wsBeforeUpgrade(EVENTS, this::admitted);
    config.routes.ws(EVENTS, this::listen);
    config.routes.after("/ingest/*", this::count);
    new SttRoutes(access, streams, publisher, heartbeats, clock).addTo(config);
    heartbeats.start();
    streams.start();
  }

  private void count(Context request) {
    if (request.statusCode() >= 400) {
      meters.refused(request.statusCode());
    }
  }

  private void post(Context request) {
    Identity who = admitted(request);
    String callId = request.pathParam("callId");
    byte[] body = request.bodyAsBytes();
    Batch batch = read(callId, who, body);
    if (!batch.bad().isEmpty()) {
      throw new Refused(
          400,
          "Nothing was published: some lines cannot be read.",
          0,
          Map.of("lines", lines(batch.bad())));
    }
    if (batch.events().isEmpty()) {
      throw new Refused(400, "there is no event in the request, expected one JSON object a line");
    }
    heartbeats.heard();
    CompletableFuture<Void> published =
        publisher.inTraceOf(request::header, SPAN, () -> publisher.publish(batch.events()));
    request.future(
        () ->
            published.handle(
                (done, e) -> {
                  if (e != null) {
                    log.warn("events could not be published: {}", e.toString());
                    throw new Refused(503, "Kafka did not take all of it; send the same again.", 1);
                  }
                  meters.published(batch.events().size());
                  return request.status(202).json(Map.of("accepted", batch.events().size()));
                }));
  }

  private Identity admitted(Context request) {
    return admitted(access, request);
  }

  /** Who sends, if they may. */
  static Identity admitted(Access access, Context request) {
    Identity who = access.gate().admit(request);
    if (!who.mayPublish(who.tenant())) {
      throw new Refused(403, "this needs the role ingest");
    }
    return who;
  }

  private Batch read(String callId, Identity who, byte[] body) {
    if (body.length > 1 && body[0] == GZIP_FIRST && (body[1] & 0xff) == 0x8b) {
      throw new Refused(415, "compressed requests are not read: send plain JSON lines");
    }
    return Batch.read(callId, who.tenant(), producerId, clock.getAsLong(), body);
  }

  private static List<Map<String, Object>> lines(List<BadLine> bad) {
    return bad.stream()
        .<Map<String, Object>>map(
            line -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("line", line.number());
              one.put("reason", line.reason());
              return one;
            })
        .toList();
  }

  /** One connection for one call: each message one or more lines, each answered by one. */
  private void listen(WsConfig socket) {
    socket.onConnect(connection -> connection.enableAutomaticPings());
    socket.onMessage(
        message -> {
          take(message, Access.of(message), message.message());
        });
  }

  private void take(WsContext connection, Identity who, String message) {
    if (who.expired(clock.getAsLong())) {
      connection.closeSession(1008, "token-expired");
      return;
    }
    try {
      String callId = connection.pathParam("callId");
      Batch batch = read(callId, who, message.getBytes(UTF_8));
      if (!batch.bad().isEmpty()) {
        reply(connection, "error", Map.of("lines", lines(batch.bad())));
        return;
      }
      heartbeats.heard();
      publisher
          .inTraceOf(connection::header, SPAN, () -> publisher.publish(batch.events()))
          .whenComplete(
              (done, e) -> {
                if (e == null) {
                  meters.published(batch.events().size());
                  reply(connection, "accepted", Map.of("accepted", batch.events().size()));
                } else {
                  reply(connection, "retry", Map.of("retryAfterMs", 1_000));
                }
              });
    } catch (Refused e) {
      reply(connection, e);
    }
  }

  /** Says over a web socket why a message was not taken. */
  static void reply(WsContext connection, Refused why) {
    if (why.status() == 429) {
      reply(connection, "retry", Map.of("retryAfterMs", 1_000 * why.retryAfterSeconds()));
    } else {
      reply(connection, "error", Map.of("reason", why.getMessage()));
    }
  }

  /** Answers a message of a web socket. */
  static void reply(WsContext connection, String type, Map<String, Object> more) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("type", type);
    answer.putAll(more);
    if (connection.session.isOpen()) {
      connection.send(answer);
    }
  }

  @Override
  public void close() {
    streams.close();
    heartbeats.close();
  }
}
