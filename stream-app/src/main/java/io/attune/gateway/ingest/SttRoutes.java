package io.attune.gateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.call.InvalidEvent;
import io.attune.gateway.Publisher;
import io.attune.gateway.access.Access;
import io.attune.gateway.access.Identity;
import io.attune.gateway.access.Refused;
import io.attune.wire.json.Lines;
import io.attune.wire.stt.SttFormat;
import io.attune.wire.stt.SttMessage;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * {@code /ingest/…/stt/{format}}: messages as a vendor's recogniser makes them, in requests or over
 * a web socket, one message each or many lines of them.
 */
final class SttRoutes {
  private static final String OF_CALL = "/ingest/calls/{callId}/stt/{format}";
  private static final String NAMING_CALL = "/ingest/stt/{format}";
  private static final String STREAMS = "io.attune.streams";
  private static final String WANTED = "io.attune.wanted";

  private final Access access;
  private final SttStreams streams;
  private final Publisher publisher;
  private final Heartbeats heartbeats;
  private final LongSupplier clock;

  SttRoutes(
      Access access,
      SttStreams streams,
      Publisher publisher,
      Heartbeats heartbeats,
      LongSupplier clock) {
    this.access = access;
    this.streams = streams;
    this.publisher = publisher;
    this.heartbeats = heartbeats;
    this.clock = clock;
  }

  void addTo(JavalinConfig config) {
    for (String path : List.of(OF_CALL, NAMING_CALL)) {
      config.routes.post(path, this::post);
      config.routes.wsBeforeUpgrade(
          path,
          request -> {
            var unused = IngestRoutes.admitted(access, request);
            request.attribute(WANTED, requested(request));
          });
      config.routes.ws(path, this::listen);
    }
  }

  private static SttRequest requested(Context request) {
    return SttRequest.of(
        request.pathParam("format"), request.pathParamMap().get("callId"), request::queryParam);
  }

  private void post(Context request) {
    Identity who = IngestRoutes.admitted(access, request);
    SttRequest wanted = requested(request);
    String type = request.contentType();
    boolean isOne =
        wanted.format().isForm() || (type != null && type.startsWith("application/json"));
    List<SttMessage> messages = messages(wanted.format(), request.bodyAsBytes(), isOne);
    Taken taken = new Taken();
    for (int i = 0; i < messages.size(); i++) {
      taken.take(who, wanted, wanted.name(), messages.get(i), i + 1);
    }
    heartbeats.heard();
    CompletableFuture<Void> published =
        publisher.inTraceOf(request::header, IngestRoutes.SPAN, taken::publish);
    request.future(
        () ->
            published.handle(
                (done, e) -> {
                  if (e != null) {
                    throw new Refused(
                        503, "Kafka is away; what was sent is kept and published later.", 1);
                  }
                  return request.status(202).json(taken.report());
                }));
  }

  /** All are read before the first is taken. */
  private static List<SttMessage> messages(SttFormat format, byte[] body, boolean isOne) {
    List<SttMessage> messages = new ArrayList<>();
    List<Map<String, Object>> bad = new ArrayList<>();
    if (isOne) {
      try {
        return List.of(format.read(body, 0, body.length));
      } catch (InvalidEvent e) {
        throw new Refused(400, e.getMessage());
      }
    }
    try (Lines lines = Lines.of("request", new ByteArrayInputStream(body))) {
      while (lines.next() && bad.size() < Batch.MOST_BAD) {
        try {
          if (lines.fault() != null) {
            throw new InvalidEvent(lines.fault());
          }
          messages.add(format.read(lines.bytes(), lines.offset(), lines.length()));
        } catch (InvalidEvent e) {
          bad.add(Map.of("line", lines.number(), "reason", e.getMessage()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: reading from memory", e);
    }
    if (!bad.isEmpty()) {
      throw new Refused(
          400, "Nothing was published: some lines cannot be read.", 0, Map.of("lines", bad));
    }
    return messages;
  }

  private void listen(WsConfig socket) {
    socket.onConnect(
        connection -> {
          connection.enableAutomaticPings();
          connection.attribute(STREAMS, new LinkedHashSet<SttStreams.Key>());
        });
    socket.onMessage(message -> take(message, message.message()));
    socket.onClose(this::closed);
    socket.onError(this::closed);
  }

  private void take(WsContext connection, String text) {
    Identity who = Access.of(connection);
    if (who.expired(clock.getAsLong())) {
      connection.closeSession(1008, "token-expired");
      return;
    }
    SttRequest wanted = connection.attribute(WANTED);
    try {
      byte[] bytes = text.getBytes(UTF_8);
      Taken taken = new Taken();
      String name = wanted.name() + connection.sessionId();
      taken.take(who, wanted, name, wanted.format().read(bytes, 0, bytes.length), 1);
      Set<SttStreams.Key> opened = connection.attribute(STREAMS);
      opened.addAll(taken.keys());
      heartbeats.heard();
      // What Kafka does not take now waits here: the recogniser need not know.
      CompletableFuture<Void> unused =
          publisher.inTraceOf(connection::header, IngestRoutes.SPAN, taken::publish);
      taken.refused().forEach(one -> IngestRoutes.reply(connection, "error", one));
    } catch (InvalidEvent e) {
      IngestRoutes.reply(connection, "error", Map.of("reason", e.getMessage()));
    } catch (Refused e) {
      IngestRoutes.reply(connection, e);
    }
  }

  private void closed(WsContext connection) {
    Set<SttStreams.Key> opened = connection.attribute(STREAMS);
    if (opened != null) {
      opened.forEach(streams::close);
      opened.clear();
    }
  }

  /** What became of the messages of one request. */
  private final class Taken {
    private final Map<SttStreams.Key, SttStream> concerned = new LinkedHashMap<>();
    private final List<Map<String, Object>> refused = new ArrayList<>();
    private int accepted;

    void take(Identity who, SttRequest wanted, String name, SttMessage message, long line) {
      if (!message.concernsCall()) {
        accepted++;
        return;
      }
      String callId = wanted.callId() == null ? message.callId() : wanted.callId();
      if (callId == null) {
        refused.add(Map.of("line", line, "reason", "the message does not name its call"));
        return;
      }
      SttStreams.Key key = new SttStreams.Key(who.tenant(), callId, wanted.format(), name);
      SttStream stream = streams.stream(key, wanted.options().forCall(callId));
      concerned.put(key, stream);
      try {
        stream.take(message, clock.getAsLong());
        accepted++;
      } catch (InvalidEvent e) {
        refused.add(Map.of("line", line, "reason", e.getMessage()));
      }
    }

    CompletableFuture<Void> publish() {
      return CompletableFuture.allOf(
          concerned.values().stream().map(SttStream::publish).toArray(CompletableFuture<?>[]::new));
    }

    Set<SttStreams.Key> keys() {
      return concerned.keySet();
    }

    List<Map<String, Object>> refused() {
      return refused;
    }

    Map<String, Object> report() {
      return refused.isEmpty()
          ? Map.of("accepted", accepted)
          : Map.of("accepted", accepted, "refused", refused);
    }
  }
}
