package io.attune.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.gateway.access.Access;
import io.attune.gateway.access.AccessSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {
  private final AtomicReference<Health> health = new AtomicReference<>(Health.ready("RUNNING"));
  private final Access access = Access.of(AccessSettings.on("127.0.0.1"), Clock.systemUTC());
  private final HttpServer server =
      HttpServer.start(
          "127.0.0.1", 0, access, () -> "attune_calls_live 3.0\n", health::get, config -> {});
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void metricsAreServedAsPrometheusText() throws Exception {
    HttpResponse<String> response = get("/metrics");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("attune_calls_live 3.0\n");
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain")
        .contains("version=0.0.4");
  }

  @Test
  void runningIsAliveAndReady() throws Exception {
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(get("/ready").statusCode()).isEqualTo(200);
    assertThat(get("/ready").body()).isEqualTo("{\"state\":\"RUNNING\"}");
  }

  @Test
  void rebalancingIsAliveButNotReady() throws Exception {
    health.set(Health.waiting("REBALANCING", "state is being restored"));
    assertThat(get("/health").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = get("/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body())
        .isEqualTo("{\"state\":\"REBALANCING\",\"reason\":\"state is being restored\"}");
  }

  @Test
  void errorIsNeitherAliveNorReady() throws Exception {
    health.set(Health.dead("ERROR", "its threads died"));
    assertThat(get("/health").statusCode()).isEqualTo(503);
    assertThat(get("/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void unknownPathIsNotFound() throws Exception {
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void takenPortIsSaidInOneLine() {
    assertThatThrownBy(
            () ->
                HttpServer.start(
                    "127.0.0.1", server.port(), access, () -> "", health::get, config -> {}))
        .isInstanceOf(UncheckedIOException.class)
        .cause()
        .hasMessage(
            "cannot listen on 127.0.0.1:%d, another program may have the port; choose one with"
                + " http-port (0 takes a free one)",
            server.port());
  }

  @Test
  void stopsSoonWithAConnectionOpen() throws Exception {
    get("/health"); // The client keeps its connection.
    URI address = URI.create(server.address() + "/health");
    long began = System.nanoTime();
    server.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThatThrownBy(() -> get(address)).isInstanceOf(IOException.class);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(URI.create(server.address() + path));
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
