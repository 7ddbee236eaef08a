package io.attune.gateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.gateway.Problem;
import io.attune.gateway.Publisher;
import io.attune.gateway.access.Gate;
import io.attune.gateway.access.Identity;
import io.attune.gateway.access.Refused;
import io.attune.wire.json.BadLine;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
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
  private static final int GZIP_FIRST = 0x1f;

  private final Gate gate;
  private final Publisher publisher;
  private final String producerId;
  private final LongSupplier clock;
  private final Heartbeats heartbeats;

  /**
   * @param producerId names this gateway in what it publishes; its heartbeats speak for its calls
   * @param clock the wall clock, epoch ms
   */
  public IngestRoutes(Gate gate, Publisher publisher, String producerId, LongSupplier clock) {
    this.gate = gate;
    this.publisher = publisher;
    this.producerId = producerId;
    this.clock = clock;
    this.heartbeats = new Heartbeats(publisher, producerId, clock);
  }

  /** Adds the routes, and begins to beat. */
  public void addTo(JavalinConfig config) {
    config.routes.post(EVENTS, this::post);
    config.routes.wsBeforeUpgrade(
        EVENTS, request -> request.attribute(Gate.IDENTITY, admitted(request)));
    config.routes.ws(EVENTS, this::listen);
    heartbeats.start();
  }

  private void post(Context request) {
    Identity who = admitted(request);
    String callId = request.pathParam("callId");
    byte[] body = request.bodyAsBytes();
    Batch batch = read(callId, who, body);
    if (!batch.bad().isEmpty()) {
      Problem.of(400, "Nothing was published", "some lines cannot be read")
          .with("lines", lines(batch.bad()))
          .answer(request);
      return;
    }
    if (batch.events().isEmpty()) {
      throw new Refused(400, "there is no event in the request, expected one JSON object a line");
    }
    heartbeats.heard();
    CompletableFuture<Void> published = publisher.publish(batch.events());
    request.future(
        () ->
            published.handle(
                (done, e) -> {
                  answer(request, batch, e);
                  return null;
                }));
  }

  private static void answer(Context request, Batch batch, Throwable e) {
    if (e == null) {
      request.status(202).json(Map.of("accepted", batch.events().size()));
      return;
    }
    log.warn("events could not be published: {}", e.toString());
    request.header("Retry-After", "1");
    Problem.of(503, "Not certain", "Kafka did not take all of it; send the same again")
        .answer(request);
  }

  private Identity admitted(Context request) {
    Identity who = gate.admit(request);
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
          Identity who = message.attribute(Gate.IDENTITY);
          take(message, who, message.message());
        });
  }

  private void take(WsContext connection, Identity who, String message) {
    if (who == null || who.expired(clock.getAsLong())) {
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
          .publish(batch.events())
          .whenComplete(
              (done, e) -> {
                if (e == null) {
                  reply(connection, "accepted", Map.of("accepted", batch.events().size()));
                } else {
                  reply(connection, "retry", Map.of("retryAfterMs", 1_000));
                }
              });
    } catch (Publisher.Crowded e) {
      reply(connection, "retry", Map.of("retryAfterMs", 1_000));
    } catch (Refused e) {
      reply(connection, "error", Map.of("detail", e.getMessage()));
    }
  }

  private static void reply(WsContext connection, String type, Map<String, Object> more) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("type", type);
    answer.putAll(more);
    if (connection.session.isOpen()) {
      connection.send(answer);
    }
  }

  @Override
  public void close() {
    heartbeats.close();
  }
}
