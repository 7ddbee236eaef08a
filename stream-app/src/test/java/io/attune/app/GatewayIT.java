package io.attune.app;

import static io.attune.gateway.api.ApiDocument.ASYNCAPI;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.call.CallEvent;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.gateway.EventStream;
import io.attune.gateway.api.DescribedAnswers;
import io.attune.sealing.KeyRing;
import io.attune.sealing.TextKey;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a recogniser's request to an agent's screen and back, through Kafka, where words are sealed.
 */
@ExtendWith(SharedKafka.class)
@Timeout(180)
class GatewayIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "gateway-it.";
  private static final String START =
      "{\"type\":\"started\",\"agentId\":\"%s\",\"team\":\"north\",\"language\":\"en-US\"}";
  private static final String DEMAND =
      "{\"type\":\"segment\",\"segmentId\":\"%s\",\"speaker\":\"customer\",\"startMs\":%d,\"endMs\":%d,"
          + "\"text\":\"i want to speak to your manager right now\"}";

  private static final String SAID = "speak to your manager";
  private static final String KEY = "text.key";

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void whatIsSaidReachesTheScreensAndWhatIsAnsweredComesBack(EmbeddedKafka kafka) throws Exception {
    Topics topics = new Topics(PREFIX);
    kafka.createTopics(topics.toCreate(2, (short) 1));
    try (Instance instance = Instance.start(config(kafka, "processor,gateway", KEY), shelf())) {
      assertThat(instance.awaitReady(Duration.ofSeconds(60))).isTrue();
      String address = instance.address().orElseThrow();
      oneCall(address, kafka);
      twoGateways(address, kafka);
      socketInAndOut(address);
      heartbeatsOnEveryPartition(kafka, topics);
    }
  }

  private static LocalShelf shelf() {
    return LocalShelf.byLanguage();
  }

  /**
   * @param key name of the file of master keys; empty for an instance that has none
   */
  private AppConfig config(EmbeddedKafka kafka, String roles, String key) {
    return TestConfig.at(
        kafka,
        PREFIX,
        folder,
        Map.of(
            Setting.APPLICATION_ID,
            "gateway-it",
            Setting.ROLES,
            roles,
            Setting.TEXT_ENCRYPTION,
            key.isEmpty() ? "off" : "per-call",
            Setting.TEXT_KEY_FILE,
            key.isEmpty() ? "" : TextKey.in(folder, key).toString()));
  }

  private void oneCall(String address, EmbeddedKafka kafka) throws Exception {
    try (EventStream agent = EventStream.open(address + "/live/agents/ann/cues", "");
        EventStream team = EventStream.open(address + "/live/teams/north", "")) {
      post(address, "one", START.formatted("ann"), DEMAND.formatted("s1", 200, 2_000));
      JsonNode cue = agent.await("cue").data();
      assertThat(cue.path("category").asText()).isEqualTo("escalation-request");
      assertThat(cue.path("validForMs").asLong()).isPositive();
      assertThat(cue.path("evidence").toString()).contains(SAID).doesNotContain(KeyRing.SEALED);
      assertThat(team.await(event -> urgent(event)).data().path("view").path("agentId").asText())
          .isEqualTo("ann");

      // Sent again after a lost answer, it changes nothing.
      post(address, "one", START.formatted("ann"), DEMAND.formatted("s1", 200, 2_000));

      String path = "/api/calls/one/cues/" + cue.path("cueId").asText() + "/feedback";
      assertThat(send(address + path, "{\"action\":\"dismissed\"}").statusCode()).isEqualTo(202);
      JsonNode closed = agent.await("cue").data();
      assertThat(closed.path("cueId")).isEqualTo(cue.path("cueId"));
      assertThat(closed.path("outcome").asText()).isEqualTo("dismissed");

      assertThat(send(address + "/api/calls/one/alert/acknowledge", "").statusCode())
          .isEqualTo(202);
      team.await(event -> event.data().path("alert").has("acknowledged"));

      awaitTranscript(address, "one");
      post(address, "one", "{\"type\":\"ended\",\"reason\":\"hangup\"}");
      agent.await("gone");
    }
    JsonNode finished = awaitFinished(address, "one");
    assertThat(finished.path("agentId").asText()).isEqualTo("ann");
    assertThat(finished.path("customerTurns").asInt()).isEqualTo(1);
    assertThat(finished.path("cuesDismissed").asInt()).isEqualTo(1);
    assertThat(get(address + "/api/calls/one/debrief").body()).contains("speak to your manager");
    assertThat(JSON.readTree(get(address + "/api/calls/one/debrief?format=json").body()).isObject())
        .isTrue();
  }

  private static boolean urgent(EventStream.Event event) {
    return event.data().path("alert").path("level").asText().equals("urgent");
  }

  /** A turn is published when it is certain. */
  private void awaitTranscript(String address, String callId) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String transcript;
    do {
      TimeUnit.MILLISECONDS.sleep(50);
      transcript = get(address + "/api/calls/" + callId + "/transcript").body();
    } while (!transcript.contains(SAID) && System.nanoTime() < deadline);
    assertThat(transcript).contains(SAID).doesNotContain(KeyRing.SEALED);
  }

  private JsonNode awaitFinished(String address, String callId) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      for (JsonNode call : JSON.readTree(get(address + "/api/calls").body()).path("calls")) {
        if (call.path("callId").asText().equals(callId)) {
          return call;
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError(callId + " is not among the finished calls");
  }

  /** A client goes on at another instance, and at one that starts after the cue was raised. */
  private void twoGateways(String address, EmbeddedKafka kafka) throws Exception {
    String cursor;
    String first;
    try (EventStream before = EventStream.open(address + "/live/agents/bob/cues", "")) {
      post(address, "two", START.formatted("bob"), DEMAND.formatted("s1", 200, 2_000));
      first = before.await("cue").data().path("cueId").asText();
      cursor = before.id();
    }
    try (Instance other = Instance.start(config(kafka, "gateway", ""), shelf())) {
      assertThat(other.awaitReady(Duration.ofSeconds(30))).isTrue();
      String elsewhere = other.address().orElseThrow();
      try (EventStream fresh = EventStream.open(elsewhere + "/live/agents/bob/cues", "");
          EventStream back = EventStream.open(elsewhere + "/live/agents/bob/cues", cursor)) {
        JsonNode cue = fresh.await("cue").data();
        assertThat(cue.path("cueId").asText()).isEqualTo(first);
        assertThat(cue.path("evidence").toString())
            .as("without the key")
            .contains(KeyRing.SEALED)
            .doesNotContain(SAID);
        back.await("present");
        assertThat(back.all()).extracting(EventStream.Event::name).doesNotContain("cue");

        String path = "/api/calls/two/cues/" + first + "/feedback";
        assertThat(send(elsewhere + path, "{\"action\":\"accepted\"}").statusCode()).isEqualTo(202);
        post(elsewhere, "two", "{\"type\":\"ended\"}");
        back.await("gone");
        fresh.await("gone");
      }
    }
    awaitNoCallOfBob(address, cursor);
  }

  /** Each gateway reads for itself: this one may hear of the end later than the other. */
  private static void awaitNoCallOfBob(String address, String cursor) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    JsonNode present;
    do {
      try (EventStream again = EventStream.open(address + "/live/agents/bob/cues", cursor)) {
        present = again.await("present").data().path("callIds");
      }
    } while (!present.isEmpty() && System.nanoTime() < deadline);
    assertThat(present).isEmpty();
  }

  private void socketInAndOut(String address) throws Exception {
    Messages out = new Messages();
    Messages in = new Messages();
    WebSocket live = socket(address + "/live/agents/cyd/cues", out);
    WebSocket ingest = socket(address + "/ingest/calls/three/events", in);
    assertThat(out.await("hello").path("event").asText()).isEqualTo("hello");
    ingest.sendText(START.formatted("cyd") + "\n" + DEMAND.formatted("s1", 200, 2_000), true);
    assertThat(in.await("accepted").path("accepted").asInt()).isEqualTo(2);
    ingest.sendText("nonsense", true);
    assertThat(in.await("error").path("lines").get(0).path("line").asInt()).isEqualTo(1);
    JsonNode cue = out.await("\"cue\"");
    assertThat(cue.path("data").path("agentId").asText()).isEqualTo("cyd");
    assertThat(cue.path("id").asText()).isNotEmpty();
    ingest.sendText("{\"type\":\"ended\"}", true);
    out.await("gone");
    live.sendClose(WebSocket.NORMAL_CLOSURE, "");
    ingest.sendClose(WebSocket.NORMAL_CLOSURE, "");
  }

  private WebSocket socket(String address, Messages messages) {
    return client
        .newWebSocketBuilder()
        .buildAsync(URI.create(address.replace("http:", "ws:")), messages)
        .join();
  }

  /** Whole messages of a web socket. */
  private static final class Messages implements WebSocket.Listener {
    private final BlockingQueue<String> whole = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        whole.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    JsonNode await(String with) throws Exception {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (System.nanoTime() < deadline) {
        String text = whole.poll(100, TimeUnit.MILLISECONDS);
        if (text != null) {
          JsonNode message = JSON.readTree(text);
          String name = message.path(message.has("event") ? "event" : "type").asText();
          assertThat(ASYNCAPI.faults("/components/messages/" + name + "/payload", message))
              .isEmpty();
          if (text.contains(with)) {
            return message;
          }
        }
      }
      throw new AssertionError("no message with " + with);
    }
  }

  private static void heartbeatsOnEveryPartition(EmbeddedKafka kafka, Topics topics)
      throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
    List<TopicPartition> partitions =
        List.of(
            new TopicPartition(topics.callEvents(), 0), new TopicPartition(topics.callEvents(), 1));
    CallEvents events = new CallEvents();
    Set<Integer> beaten = new HashSet<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (beaten.size() < 2 && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> read : consumer.poll(Duration.ofMillis(200))) {
          if (events.decode(read.value()).body() instanceof CallEvent.Heartbeat) {
            beaten.add(read.partition());
          }
        }
      }
    }
    assertThat(beaten).containsExactlyInAnyOrder(0, 1);
  }

  private void post(String address, String callId, String... lines) throws Exception {
    HttpResponse<String> answer =
        send(address + "/ingest/calls/" + callId + "/events", String.join("\n", lines));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(JSON.readTree(answer.body()).path("accepted").asInt()).isEqualTo(lines.length);
  }

  private HttpResponse<String> send(String address, String body) throws Exception {
    return ask(
        HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString(body)).build());
  }

  private HttpResponse<String> get(String address) throws Exception {
    return ask(HttpRequest.newBuilder(URI.create(address)).build());
  }

  private HttpResponse<String> ask(HttpRequest request) throws Exception {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(DescribedAnswers.faults(answer)).isEmpty();
    return answer;
  }
}
