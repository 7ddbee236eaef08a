package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.gateway.EventStream;
import io.attune.topology.Topics;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One trace from a recogniser's request to an agent's screen, with OpenTelemetry's own SDK. */
@ExtendWith(SharedKafka.class)
@Timeout(120)
class TracingIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String STARTED =
      "{\"type\":\"started\",\"agentId\":\"ann\",\"language\":\"en-US\"}";
  private static final String DEMAND =
      "{\"type\":\"segment\",\"segmentId\":\"s1\",\"speaker\":\"customer\",\"startMs\":200,"
          + "\"endMs\":2000,\"text\":\"i want to speak to your manager right now\"}";

  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aRequestsTraceGoesOnToTheScreenAndBack(EmbeddedKafka kafka) throws Exception {
    kafka.createTopics(new Topics("tracing-it.").toCreate(2, (short) 1));
    try (Instance instance = Instance.start(config(kafka), LocalShelf.byLanguage())) {
      assertThat(instance.awaitReady(Duration.ofSeconds(60))).isTrue();
      String address = instance.address().orElseThrow();
      try (EventStream agent = EventStream.open(address + "/live/agents/ann/cues", "")) {
        post(address + "/ingest/calls/one/events", STARTED + "\n" + DEMAND, SPAN);
        var cue = agent.await("cue").data();

        SpanData ingest = span("attune.ingest", SPAN);
        assertThat(ingest.getTraceId()).isEqualTo(TRACE);
        String shown = cue.path("traceparent").asText();
        SpanData decide = decision(ingest, shown);
        assertThat(shown).isEqualTo("00-%s-%s-01".formatted(TRACE, decide.getSpanId()));

        String feedback = "/api/calls/one/cues/" + cue.path("cueId").asText() + "/feedback";
        post(address + feedback, "{\"action\":\"dismissed\"}", decide.getSpanId());
        String closed = agent.await("cue").data().path("traceparent").asText();
        SpanData said = span("attune.feedback", decide.getSpanId());
        assertThat(closed).contains(TRACE, decision(said, closed).getSpanId());
      }
    }
    assertThat(TELEMETRY.getSpans())
        .allSatisfy(
            span ->
                assertThat(span.getAttributes().asMap().toString())
                    .doesNotContain("one", "ann", "manager"));
  }

  private void post(String address, String body, String span) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("traceparent", "00-%s-%s-01".formatted(TRACE, span))
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
  }

  /** A request's span may end after its answer has been read. */
  private static SpanData span(String name, String parent) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      Optional<SpanData> found =
          TELEMETRY.getSpans().stream()
              .filter(span -> span.getName().equals(name) && span.getParentSpanId().equals(parent))
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError("no span " + name + " among " + TELEMETRY.getSpans());
  }

  /** Of two events that a request published, the one whose decision is on the screen. */
  private static SpanData decision(SpanData published, String shown) {
    List<SpanData> decisions =
        TELEMETRY.getSpans().stream()
            .filter(span -> span.getName().equals("attune.decide"))
            .filter(span -> span.getParentSpanId().equals(published.getSpanId()))
            .toList();
    assertThat(decisions).isNotEmpty().allMatch(span -> span.getTraceId().equals(TRACE));
    return decisions.stream()
        .filter(span -> shown.contains(span.getSpanId()))
        .findFirst()
        .orElseThrow();
  }

  private AppConfig config(EmbeddedKafka kafka) {
    return TestConfig.at(
        kafka, "tracing-it.", folder, Map.of(Setting.APPLICATION_ID, "tracing-it"));
  }
}
