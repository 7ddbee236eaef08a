package io.attune.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.fuzz.Fuzz;
import io.attune.fuzz.Fuzz.Tally;
import io.attune.topology.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests to every route of the gateway and messages on its web sockets, broken byte by byte: each
 * is answered or hung up on, none as if it were the gateway's fault, and the next is served.
 */
@ExtendWith(SharedKafka.class)
@Timeout(value = 1, unit = java.util.concurrent.TimeUnit.HOURS)
class FuzzedRequestsIT {
  private static final String PREFIX = "fuzzed-it.";
  private static final int PATIENCE_MS = 15_000;
  private static final int LONGEST_ANSWER = 64 * 1024;

  private static final List<String> BODIES =
      List.of(
          "{\"type\":\"started\",\"agentId\":\"ann\"}\n{\"type\":\"segment\",\"segmentId\":\"s1\","
              + "\"speaker\":\"customer\",\"text\":\"hello there\",\"startMs\":0,\"endMs\":900}",
          "{\"result\":[{\"conf\":1,\"end\":1.1,\"start\":0.5,\"word\":\"hello\"}],\"text\":\"hello\"}");

  private static final List<String> WORDS =
      List.of(
          "\r\n",
          "\r\n\r\n",
          " HTTP/1.1",
          "HTTP/2.0",
          "HTTP/1.0",
          "GET ",
          "POST ",
          "OPTIONS ",
          "\r\nContent-Length: 5",
          "\r\nTransfer-Encoding: chunked\r\n",
          "\r\nHost: x",
          "\r\nX-Forwarded-For: ::1",
          "\r\nAuthorization: Bearer x",
          "\r\nLast-Event-ID: c0-1",
          "\r\nOrigin: https://evil.example",
          "\r\nContent-Encoding: gzip",
          "%2e%2e%2f",
          "%00",
          "?a=",
          "\r\nExpect: 100-continue",
          "\r\nCookie: a=b",
          "\r\nRange: bytes=0-",
          ";a=b",
          "/../",
          "{\"type\":\"segment\"",
          "\n{\"type\":\"held\"}");

  @TempDir Path folder;

  @Test
  void eachIsAnsweredOrHungUpOnAndTheNextIsServed(EmbeddedKafka kafka) throws Exception {
    kafka.createTopics(new Topics(PREFIX).toCreate(1, (short) 1));
    try (Instance instance = Instance.start(config(kafka), LocalShelf.byLanguage())) {
      assertThat(instance.awaitReady(Duration.ofSeconds(60))).isTrue();
      String address = instance.address().orElseThrow();
      int port = URI.create(address).getPort();
      Tally tally = Fuzz.of("request", bytes -> exchange(port, bytes)).run(requests(port), WORDS);
      assertThat(tally.refused()).isZero();
      int health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address + "/ready")).build(),
                  BodyHandlers.discarding())
              .statusCode();
      assertThat(health).isEqualTo(200);
    }
  }

  private AppConfig config(EmbeddedKafka kafka) {
    return TestConfig.at(
        kafka,
        PREFIX,
        folder,
        Map.of(
            Setting.ROLES,
            "gateway",
            Setting.REQUESTS_PER_SECOND,
            "1000000",
            Setting.INGEST_REQUESTS_PER_SECOND,
            "1000000"));
  }

  private static List<byte[]> requests(int port) {
    List<byte[]> requests = new ArrayList<>();
    for (String path :
        List.of(
            "/",
            "/health",
            "/metrics",
            "/overlay?agent=ann",
            "/supervisor",
            "/calls/c1",
            "/api/calls?limit=10&before=5",
            "/api/calls/c1/transcript",
            "/live/agents/ann/cues?last-event-id=c0-1",
            "/live/calls/c1",
            "/live/teams/*")) {
      requests.add(request("GET " + path, port, "Last-Event-ID: c0-1.v0-2\r\nAccept: */*\r\n", ""));
    }
    String json = "Content-Type: application/json\r\n";
    requests.add(request("POST /ingest/calls/c1/events", port, json, BODIES.get(0)));
    requests.add(
        request("POST /ingest/calls/c1/stt/vosk?channels=customer", port, json, BODIES.get(1)));
    requests.add(
        request(
            "POST /api/calls/c1/cues/q1/feedback", port, json, "{\"action\":\"shown\",\"at\":5}"));
    requests.add(
        request("POST /api/calls/c1/alert/acknowledge", port, json, "{\"level\":\"high\"}"));
    for (String path :
        List.of("/ingest/calls/c1/events", "/ingest/calls/c1/stt/vosk?channels=customer")) {
      for (String body : BODIES) {
        requests.add(socket(path, port, body.replace("\n", " ")));
      }
    }
    requests.add(socket("/live/calls/c1", port, "{\"type\":\"feedback\",\"action\":\"shown\"}"));
    return requests;
  }

  private static byte[] request(String line, int port, String headers, String body) {
    return ("%s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n%s%s\r\n%s"
            .formatted(
                line,
                port,
                headers,
                body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n",
                body))
        .getBytes(UTF_8);
  }

  /** An upgrade, and a masked text frame right after it. */
  private static byte[] socket(String path, int port, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        ("GET %s HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
            .formatted(path, port)
            .getBytes(UTF_8));
    byte[] payload = text.getBytes(UTF_8);
    bytes.write(0x81);
    bytes.write(0x80 | 126);
    bytes.write(payload.length >> 8);
    bytes.write(payload.length);
    bytes.writeBytes(new byte[4]); // The mask, which changes nothing.
    bytes.writeBytes(payload);
    return bytes.toByteArray();
  }

  private static void exchange(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MS);
      String answer;
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        answer = head(socket.getInputStream());
      } catch (SocketException e) {
        return; // Hung up on.
      }
      assertThat(answer).doesNotContain(" 500 ", "Exception", "\tat ");
      assertThat(answer).matches("(?s)|HTTP/1\\.1 [1-5]\\d\\d .*");
    }
  }

  /** What came until the head was over, the other side closed, or there was too much. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[4_096];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes.write(buffer, 0, read);
      if (bytes.toString(ISO_8859_1).contains("\r\n\r\n") || bytes.size() > LONGEST_ANSWER) {
        break;
      }
    }
    return bytes.toString(ISO_8859_1);
  }
}
