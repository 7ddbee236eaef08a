package io.attune.app;

import static io.attune.gateway.api.ApiDocument.ASYNCAPI;
import static io.attune.gateway.api.ApiDocument.OPENAPI;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.gateway.Health;
import io.attune.gateway.HttpServer;
import io.attune.gateway.access.Access;
import io.attune.gateway.api.DescribedAnswers;
import io.javalin.config.JavalinConfig;
import io.javalin.websocket.WsHandlerType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gateway as it is assembled, without a Kafka: every route and web socket is described, none
 * that is described is missing, and its answers are as described.
 */
class ApiDescribedTest {
  /** Files are served without a route; they are asked for below. */
  private static final Set<String> FILES =
      Set.of("GET /assets/{file}", "GET /assets/avro/{version}/{file}");

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static JavalinConfig assembled;
  private static Metrics metrics;
  private static Gateway gateway;
  private static HttpServer server;

  @BeforeAll
  static void start() {
    AppConfig config =
        AppConfig.read(
            Optional.empty(),
            // It need not try more than once.
            Map.of(
                "ATTUNE_KAFKA_RECONNECT_BACKOFF_MS",
                "60000",
                "ATTUNE_KAFKA_RECONNECT_BACKOFF_MAX_MS",
                "60000"),
            Map.of(Setting.BOOTSTRAP_SERVERS, "127.0.0.1:1", Setting.HTTP_PORT, "0"));
    Supplier<Health> health = () -> Health.waiting("STARTING", "there is no Kafka");
    AtomicReference<JavalinConfig> seen = new AtomicReference<>();
    metrics = new Metrics();
    gateway = Gateway.open(config, LocalShelf::byLanguage, metrics);
    server =
        HttpServer.start(
            "127.0.0.1",
            0,
            Access.of(config.access(), Clock.systemUTC()),
            metrics::scrape,
            health,
            javalin -> {
              gateway.addTo(javalin, config, health);
              seen.set(javalin);
            });
    assembled = seen.get();
  }

  @AfterAll
  static void stop() {
    server.close();
    gateway.close();
    metrics.close();
  }

  @Test
  void everyRouteIsDescribedAndNoOther() {
    TreeSet<String> routes = new TreeSet<>(FILES);
    assembled.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> METHODS.contains(endpoint.method.name().toLowerCase(Locale.ROOT)))
        .forEach(endpoint -> routes.add(endpoint.method.name() + " " + endpoint.path));
    TreeSet<String> described = new TreeSet<>();
    OPENAPI
        .at("/paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (METHODS.contains(method)) {
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    assertThat(described).isEqualTo(routes);
  }

  @Test
  void everyWebSocketIsDescribedAndNoOther() {
    TreeSet<String> sockets = new TreeSet<>();
    assembled.unsafe.internalRouter.allWsHandlers().stream()
        .filter(entry -> entry.getType() == WsHandlerType.WEBSOCKET)
        .forEach(entry -> sockets.add(entry.getPath()));
    TreeSet<String> described = new TreeSet<>();
    for (var channel : ASYNCAPI.at("/channels")) {
      if (channel.path("servers").toString().contains("#/servers/gateway\"")) {
        described.add(channel.path("address").asText());
      }
    }
    assertThat(described).isEqualTo(sockets);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          GET, /, , 200
          GET, /overlay, , 200
          GET, /supervisor, , 200
          GET, /calls, , 200
          GET, /calls/c1, , 200
          GET, /assets/openapi.yaml, , 200
          GET, /assets/asyncapi.yaml, , 200
          GET, /assets/records.json, , 200
          GET, /assets/avro/v1/CoachingCue.avsc, , 200
          GET, /assets/none.js, , 404
          GET, /assets/lib/echarts.min.js, , 200
          GET, /metrics, , 200
          GET, /health, , 200
          GET, /ready, , 503
          GET, /api/me, , 200
          GET, /api/calls, , 503
          GET, /api/calls/c1/transcript, , 503
          GET, /api/calls/c1/debrief, , 503
          GET, /live/agents/a1/cues, , 503
          GET, /live/calls/c1, , 503
          GET, /live/teams/north, , 503
          POST, /api/calls/c1/cues/q1/feedback, {}, 503
          POST, /api/calls/c1/alert/acknowledge, {}, 503
          POST, /ingest/calls/c1/events, `{"type":"segment"}`, 400
          POST, /ingest/stt/no-such-format, {}, 404
          POST, /ingest/stt/vosk, {}, 400
          POST, /ingest/calls/c1/stt/vosk, {}, 400
          POST, /ingest/calls/c1/stt/lca, `no JSON`, 400
          """)
  void answerIsAsDescribed(String method, String path, String body, int status) throws Exception {
    HttpResponse<String> answer = ask(request(path).method(method, publisher(body)).build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(DescribedAnswers.faults(answer)).isEmpty();
  }

  @Test
  void refusalsAreAsDescribed() throws Exception {
    String large = "x".repeat((1 << 20) + 1);
    HttpRequest.Builder ingest = request("/ingest/calls/c1/events");
    HttpResponse<String> tooLarge = ask(ingest.copy().POST(publisher(large)).build());
    HttpResponse<String> encoded =
        ask(ingest.copy().header("Content-Encoding", "gzip").POST(publisher("x")).build());
    HttpResponse<String> noToken =
        ask(request("/api/me").header("Authorization", "Bearer a.b.c").build());
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(encoded.statusCode()).isEqualTo(415);
    assertThat(noToken.statusCode()).isEqualTo(401);
    for (HttpResponse<String> refusal : List.of(tooLarge, encoded, noToken)) {
      assertThat(DescribedAnswers.faults(refusal)).isEmpty();
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  private static HttpRequest.BodyPublisher publisher(String body) {
    return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
  }

  private static HttpResponse<String> ask(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
