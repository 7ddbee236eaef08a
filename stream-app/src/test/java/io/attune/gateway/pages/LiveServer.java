package io.attune.gateway.pages;

import io.attune.app.debrief.Pages;
import io.attune.embedded.junit.FreePort;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The gateway as its pages see it, without what is behind it: serves the real files under {@code
 * /assets}, sends on {@code /live} what a test says, and keeps what comes back. The security
 * headers are as strict as the gateway's.
 */
final class LiveServer implements AutoCloseable {
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "svg", "image/svg+xml");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
          + " base-uri 'none'; form-action 'none'; connect-src 'self' ";
  private static final String ELSEWHERE =
      "<!doctype html><title>Elsewhere</title><link rel=icon href=/assets/icon.svg>";

  private final Javalin javalin;
  private final long clockAheadMs;
  private final Consumer<Stream> onConnect;
  private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();
  private final List<String> feedback = new CopyOnWriteArrayList<>();
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private volatile String validToken = "";
  private volatile String parentOrigins = "";
  private volatile String issuer = "";

  /**
   * Listens on loopback from when it returns.
   *
   * @param port 0 takes a free one
   * @param clockAheadMs how far its clock is before the browser's
   * @param onConnect sends what a new stream begins with
   */
  LiveServer(int port, long clockAheadMs, Consumer<Stream> onConnect) {
    this.clockAheadMs = clockAheadMs;
    this.onConnect = onConnect;
    this.javalin = Javalin.create(this::configure).start("127.0.0.1", port);
  }

  /**
   * A server with nothing to say at first, whose clock is the browser's. Another one may follow it
   * on its port.
   */
  LiveServer() {
    this(FreePort.forLater(), 0, stream -> stream.hello(false));
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.modifyServer(server -> server.setStopTimeout(0));
    // As the gateway does for its cors-origins; which ones, is tried there.
    config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> rule.anyHost()));
    config.routes.get("/overlay", context -> file(context, "overlay.html"));
    config.routes.get("/supervisor", context -> file(context, "supervisor.html"));
    config.routes.get("/calls", context -> file(context, "calls.html"));
    config.routes.get("/calls/{call}", context -> file(context, "call.html"));
    config.routes.get(
        "/assets/lib/echarts.min.js",
        context -> context.contentType(TYPES.get("js")).result(Pages.charts()));
    config.routes.get("/assets/{name}", context -> file(context, context.pathParam("name")));
    config.routes.get("/elsewhere", context -> context.html(ELSEWHERE));
    config.routes.get("/api/me", this::tellWho);
    config.routes.post("/api/calls/{call}/cues/{cue}/feedback", this::takeFeedback);
    config.routes.post(
        "/api/calls/{call}/alert/acknowledge",
        context -> {
          acknowledged.add(context.pathParam("call"));
          context.status(202);
        });
    config.routes.get("/api/calls", this::tell);
    config.routes.get("/api/calls/{call}/{part}", this::tell);
    config.routes.beforeMatched("/live/*", this::checkToken);
    config.routes.sse("/live/teams/{team}", this::connected);
    config.routes.sse("/live/calls/{call}", this::connected);
    config.routes.sse("/live/agents/{agent}/cues", this::connected);
  }

  private void file(Context context, String name) throws IOException {
    try (InputStream in = LiveServer.class.getResourceAsStream("/web/" + name)) {
      if (in == null) {
        context.status(404);
        return;
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      context
          .header("Content-Security-Policy", POLICY + issuer)
          .contentType(TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
          .result(
              text.replace(
                  "data-parent-origins=\"\"", "data-parent-origins=\"" + parentOrigins + "\""));
    }
  }

  private void tellWho(Context context) {
    if (issuer.isEmpty()) {
      context.json(Map.of("name", "dev", "login", Map.of("required", false)));
    } else {
      Map<String, Object> login =
          Map.of("required", true, "issuer", issuer, "clientId", "attune-pages");
      context.status(401).json(Map.of("title", "Unauthorized", "status", 401, "login", login));
    }
  }

  private void checkToken(Context context) {
    String header = context.header("Authorization");
    tokens.add(header == null ? "" : header.replace("Bearer ", ""));
    if (!validToken.isEmpty() && !("Bearer " + validToken).equals(header)) {
      context
          .status(401)
          .json(Map.of("title", "Unauthorized", "status", 401))
          .skipRemainingHandlers();
    }
  }

  private void takeFeedback(Context context) {
    feedback.add(context.pathParam("cue") + " " + context.bodyAsClass(Map.class).get("action"));
    context.status(202);
  }

  private record Answer(int status, String type, String body) {}

  private void tell(Context context) {
    String query = context.queryString();
    String question = context.path() + (query == null ? "" : "?" + query);
    questions.add(question);
    Answer answer = answers.getOrDefault(question, answers.get(context.path()));
    if (answer == null) {
      context.status(404).contentType("application/problem+json").result("{\"status\":404}");
    } else {
      context
          .status(answer.status())
          .contentType(answer.type())
          .result(answer.body().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void connected(SseClient client) {
    client.keepAlive();
    onConnect.accept(new Stream(client, client.ctx().header("Last-Event-ID")));
    clients.add(client);
    client.onClose(() -> clients.remove(client));
  }

  /** One stream, before it is among those that {@link #send} reaches. */
  final class Stream {
    private final SseClient client;
    private final String lastEventId;

    private Stream(SseClient client, String lastEventId) {
      this.client = client;
      this.lastEventId = lastEventId;
    }

    /** What the client has seen last, null at its first connection. */
    String lastEventId() {
      return lastEventId;
    }

    void hello(boolean resumed) {
      client.sendEvent("hello", "{\"at\":%d,\"resumed\":%b}".formatted(now(), resumed));
    }

    void send(String id, String event, String json) {
      client.sendEvent(event, json, id);
    }
  }

  /**
   * Answers a question from now on; others are not found.
   *
   * @param question a path under /api, with its query where that matters
   * @param type of the body
   */
  void answer(String question, int status, String type, String body) {
    answers.put(question, new Answer(status, type, body));
  }

  /** The server's clock, epoch ms. */
  long now() {
    return System.currentTimeMillis() + clockAheadMs;
  }

  /** Sends to all who are connected. */
  void send(String id, String event, String json) {
    clients.forEach(client -> client.sendEvent(event, json, id));
  }

  /** Only this bearer token is good from now on; those connected are told that theirs is over. */
  void expectToken(String token) {
    validToken = token;
    clients.forEach(
        client -> {
          client.sendEvent("bye", "{\"reason\":\"token-expired\"}");
          client.close();
        });
  }

  /** From now on nobody is let in without a token of this issuer. */
  void expectLogin(String issuerUrl) {
    issuer = issuerUrl;
  }

  /** Pages of these origins may frame the overlay and talk to it. */
  void allowParents(String origins) {
    parentOrigins = origins;
  }

  int connections() {
    return clients.size();
  }

  /** "cueId action", in the order received. */
  List<String> feedback() {
    return List.copyOf(feedback);
  }

  /** The calls whose alerts were acknowledged, in the order received. */
  List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** What was asked for under /api/calls, path and query, in the order received. */
  List<String> questions() {
    return List.copyOf(questions);
  }

  /** The token of every attempt to connect, empty for none. */
  List<String> tokens() {
    return List.copyOf(tokens);
  }

  int port() {
    return javalin.port();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
