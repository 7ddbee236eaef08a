package io.attune.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.gateway.EventStream;
import io.attune.gateway.Health;
import io.attune.gateway.HttpServer;
import io.attune.gateway.access.Access;
import io.attune.gateway.access.AccessSettings;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over real sockets, because what matters is what they do when nobody reads. */
@Timeout(60)
class SseOutletTest {
  private static final byte[] DATA = "{\"a\":1}".getBytes(UTF_8);

  private final BlockingQueue<SseOutlet> opened = new LinkedBlockingQueue<>();
  private final HttpServer server =
      HttpServer.start(
          "127.0.0.1",
          0,
          Access.of(AccessSettings.on("127.0.0.1"), Clock.systemUTC()),
          () -> "",
          () -> Health.ready("RUNNING"),
          this::addRoute);

  private void addRoute(JavalinConfig config) {
    config.routes.get(
        "/events",
        request ->
            request.future(
                () -> {
                  try {
                    opened.add(SseOutlet.over(request.req(), request.res()));
                    return new CompletableFuture<Void>();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void eventsArriveInTheirOrderAndTheEndIsSaid() throws Exception {
    try (EventStream client = EventStream.open(server.address() + "/events", "")) {
      SseOutlet outlet = opened.take();
      for (int i = 0; i < 1_000; i++) {
        outlet.send("c0-" + Integer.toString(i, 36), "cue", ("{\"n\":" + i + "}").getBytes(UTF_8));
      }
      outlet.end(Farewell.TOKEN_EXPIRED);
      assertThat(client.await("bye").data().path("reason").asText()).isEqualTo("token-expired");
      client.awaitEnd();
      assertThat(client.all()).hasSize(1_001);
      for (int i = 0; i < 1_000; i++) {
        assertThat(client.all().get(i).data().path("n").asInt()).isEqualTo(i);
      }
      assertThat(client.id()).isEqualTo("c0-" + Integer.toString(999, 36));
    }
  }

  @Test
  void clientThatDoesNotReadIsCutOffAndHoldsNobodyUp() throws Exception {
    try (Socket deaf = request()) {
      SseOutlet outlet = opened.take();
      CompletableFuture<Farewell> ended = new CompletableFuture<>();
      outlet.whenEnded(ended::complete);
      byte[] large = ("{\"a\":\"" + "x".repeat(100_000) + "\"}").getBytes(UTF_8);
      // As much as the sockets' buffers and ours take, and more.
      for (int i = 0; i < 400 && !ended.isDone(); i++) {
        outlet.send("c0-1", "call", large);
      }
      assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(Farewell.SLOW);
      assertThat(deaf.isConnected()).isTrue();
    }
  }

  @Test
  void clientThatLeavesIsNoticed() throws Exception {
    Socket client = request();
    SseOutlet outlet = opened.take();
    CompletableFuture<Farewell> ended = new CompletableFuture<>();
    outlet.whenEnded(ended::complete);
    client.close();
    for (int i = 0; i < 100 && !ended.isDone(); i++) {
      outlet.send("c0-1", "cue", DATA);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(ended).isCompletedWithValue(null);
  }

  @Test
  void serverStopsWhoeverIsConnected() throws Exception {
    try (Socket deaf = request();
        EventStream idle = EventStream.open(server.address() + "/events", "")) {
      SseOutlet first = opened.take();
      SseOutlet second = opened.take();
      byte[] large = ("{\"a\":\"" + "x".repeat(100_000) + "\"}").getBytes(UTF_8);
      for (int i = 0; i < 30; i++) {
        first.send("c0-1", "call", large);
        second.send("c0-1", "call", large);
      }
      first.end(Farewell.STOPPING);
      second.end(Farewell.STOPPING);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
      stopped.get(10, TimeUnit.SECONDS);
      assertThat(deaf.isConnected()).isTrue();
      assertThat(idle.all()).isNotNull();
    }
  }

  private Socket request() throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setReceiveBufferSize(4_096);
    socket
        .getOutputStream()
        .write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
    return socket;
  }
}
