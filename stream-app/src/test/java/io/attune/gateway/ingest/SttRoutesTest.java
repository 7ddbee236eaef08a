package io.attune.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.gateway.Health;
import io.attune.gateway.HttpServer;
import io.attune.gateway.Publisher;
import io.attune.gateway.access.Access;
import io.attune.gateway.access.AccessSettings;
import io.attune.topology.Topics;
import io.attune.tracing.Tracing;
import io.attune.wire.CallEvents;
import io.attune.wire.Undecodable;
import io.attune.wire.stt.SttFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vendors' messages over HTTP, as far as the producer. */
class SttRoutesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path STREAMS =
      Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "stt");

  private final AtomicLong clock = new AtomicLong(1_767_603_600_000L);
  private final MockProducer<String, byte[]> kafka = producer();
  private final Access access = Access.of(AccessSettings.on("127.0.0.1"), Clock.systemUTC());
  private final IngestRoutes ingest =
      new IngestRoutes(
          access,
          new Publisher(
              kafka, Topics.PLAIN, new SimpleMeterRegistry(), Tracing.global(), clock::get),
          "gateway-1",
          new SimpleMeterRegistry(),
          clock::get);
  private final HttpServer server =
      HttpServer.start(
          "127.0.0.1", 0, access, () -> "", () -> Health.ready("RUNNING"), ingest::addTo);
  private final HttpClient client = HttpClient.newHttpClient();

  private static MockProducer<String, byte[]> producer() {
    Node node = new Node(0, "localhost", 1);
    List<PartitionInfo> partitions =
        List.of(new PartitionInfo("call-events", 0, node, new Node[] {node}, new Node[] {node}));
    Cluster cluster =
        new Cluster("c", List.of(node), partitions, java.util.Set.of(), java.util.Set.of());
    return new MockProducer<>(
        cluster, true, null, new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    server.close();
    ingest.close();
  }

  @ParameterizedTest
  @EnumSource
  void recordedStreamOfEachVendorIsPublishedAsItsImportIs(SttFormat format) throws Exception {
    for (String line : Files.readAllLines(STREAMS.resolve(format.wireName() + ".jsonl"))) {
      post(format, message(line));
    }
    assertThat(finals(published())).isEqualTo(expected(format));
    assertThat(published()).filteredOn(event -> event.body() instanceof CallStarted).hasSize(1);
    assertThat(published())
        .allSatisfy(event -> assertThat(event.producerId()).isEqualTo("gateway-1"));
  }

  @ParameterizedTest
  @EnumSource
  void messagesThatAreSentAgainChangeNothing(SttFormat format) throws Exception {
    if (format == SttFormat.VOSK) {
      return; // Its messages have neither ids nor times: nobody can tell.
    }
    for (String line : Files.readAllLines(STREAMS.resolve(format.wireName() + ".jsonl"))) {
      String message = message(line);
      post(format, message);
      int before = published().size();
      post(format, message);
      assertThat(published()).hasSize(before);
    }
  }

  private String message(String line) throws Exception {
    if (!line.startsWith("{")) {
      return line;
    }
    JsonNode recorded = JSON.readTree(line);
    if (!recorded.has("receivedAt") || !recorded.has("message")) {
      return line;
    }
    clock.set(recorded.get("receivedAt").asLong());
    JsonNode message = recorded.get("message");
    return message.isTextual() ? message.textValue() : message.toString();
  }

  private void post(SttFormat format, String message) throws Exception {
    String path = format.namesCall() ? "/ingest/stt/" : "/ingest/calls/renewal/stt/";
    HttpResponse<String> answer = send(path + format.wireName() + query(format), message);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static String query(SttFormat format) {
    return switch (format) {
      case DEEPGRAM_FLUX, VOSK -> "?channels=customer";
      case ASSEMBLYAI -> "?speakers=A:agent,B:customer";
      default -> format.needsSpeakers() ? "?channels=agent,customer" : "";
    };
  }

  private HttpResponse<String> send(String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private List<CallEvent> published() throws Undecodable {
    List<CallEvent> events = new ArrayList<>();
    CallEvents decoder = new CallEvents();
    for (var record : List.copyOf(kafka.history())) {
      CallEvent event = decoder.decode(record.value());
      if (!(event.body() instanceof Heartbeat)) {
        events.add(event);
      }
    }
    return events;
  }

  /** What each segment said in the end. */
  private static List<String> finals(List<CallEvent> events) {
    Map<String, String> last = new LinkedHashMap<>();
    for (CallEvent event : events) {
      if (event.body() instanceof SegmentHeard segment && segment.isFinal()) {
        last.put(segment.segmentId(), segment.speaker() + ": " + segment.text());
      }
    }
    return List.copyOf(last.values());
  }

  private static List<String> expected(SttFormat format) throws Exception {
    Map<String, String> last = new LinkedHashMap<>();
    Path file = STREAMS.resolve("expected").resolve(format.wireName() + ".jsonl");
    for (String line : Files.readAllLines(file)) {
      JsonNode event = JSON.readTree(line);
      if (event.path("final").asBoolean()) {
        String speaker = event.path("speaker").asText().toUpperCase(java.util.Locale.ROOT);
        last.put(event.path("segmentId").asText(), speaker + ": " + event.path("text").asText());
      }
    }
    return List.copyOf(last.values());
  }

  @Test
  void finalThatNeverComesIsMadeOfWhatWasHeard() throws Exception {
    post(SttFormat.VOSK, "{\"partial\":\"i would like to cancel\"}");
    assertThat(finals(published())).isEmpty();
    clock.addAndGet(6_000);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (finals(published()).isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(finals(published())).containsExactly("CUSTOMER: i would like to cancel");
  }

  @Test
  void whatKafkaDoesNotTakeIsKeptAndPublishedFirst() throws Exception {
    kafka.sendException = new TimeoutException("away");
    String path = "/ingest/calls/c1/stt/vosk?channels=customer";
    assertThat(send(path, "{\"text\":\"first words\"}").statusCode()).isEqualTo(503);
    kafka.sendException = null;
    assertThat(send(path, "{\"text\":\"second words\"}").statusCode()).isEqualTo(202);
    assertThat(finals(published()))
        .containsExactly("CUSTOMER: first words", "CUSTOMER: second words");
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    assertThat(send("/ingest/calls/c1/stt/vosk", "{}").body()).contains("channels=agent,customer");
    assertThat(send("/ingest/stt/vosk?channels=agent", "{}").body()).contains("/ingest/calls/");
    HttpResponse<String> unknown = send("/ingest/calls/c1/stt/whisper", "{}");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("deepgram, deepgram-flux");
    assertThat(send("/ingest/calls/c1/stt/vosk?channels=boss", "{}").body())
        .contains("agent, customer, other");
  }

  @Test
  void oneLineThatCannotBeReadKeepsTheRequestBack() throws Exception {
    HttpResponse<String> answer =
        send("/ingest/calls/c1/stt/vosk?channels=agent", "{\"text\":\"quokka\"}\n{\"text\":\n");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"line\":2").doesNotContain("quokka");
    assertThat(published()).isEmpty();
  }
}
