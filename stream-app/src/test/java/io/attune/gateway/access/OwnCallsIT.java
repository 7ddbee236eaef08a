package io.attune.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.app.AppConfig;
import io.attune.app.Instance;
import io.attune.app.LocalShelf;
import io.attune.app.Setting;
import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.gateway.EventStream;
import io.attune.topology.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whose calls one may see, with real tokens, real routes and a real call. */
@ExtendWith(SharedKafka.class)
@Timeout(120)
class OwnCallsIT {
  private static final String PREFIX = "own-calls-it.";
  private static final String CALL =
      """
      {"type":"started","agentId":"ann","team":"blue","language":"en-US"}
      {"type":"segment","segmentId":"s1","speaker":"customer","startMs":200,"endMs":2000,"text":"i want to speak to your manager right now"}
      """;

  @TempDir Path folder;

  private final LocalIssuer issuer = new LocalIssuer();
  private final HttpClient client = HttpClient.newHttpClient();
  private String address;

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void nobodySeesWhatIsNotTheirs(EmbeddedKafka kafka) throws Exception {
    kafka.createTopics(new Topics(PREFIX).toCreate(1, (short) 1));
    try (Instance instance = Instance.start(config(kafka), LocalShelf.byLanguage())) {
      assertThat(instance.awaitReady(Duration.ofSeconds(60))).isTrue();
      address = instance.address().orElseThrow();
      theCallIsPublishedByItsRecogniserOnly();
      String cueId;
      try (EventStream ann = stream("/live/agents/me/cues", issuer.token("ann", "agent"))) {
        cueId = ann.await("cue").data().path("cueId").asText();
      }
      anotherAgentSeesNothing(cueId);
      anotherSupervisorSeesNothing(cueId);
      whoseCallItIsSeesIt(cueId);
      theStreamEndsWithItsToken();
    }
  }

  private AppConfig config(EmbeddedKafka kafka) {
    return AppConfig.read(
        Optional.empty(),
        Map.of(
            Setting.BOOTSTRAP_SERVERS,
            kafka.bootstrapServers(),
            Setting.APPLICATION_ID,
            "own-calls-it",
            Setting.TOPIC_PREFIX,
            PREFIX,
            Setting.HTTP_PORT,
            "0",
            Setting.OIDC_ISSUER,
            issuer.url(),
            Setting.OIDC_AUDIENCE,
            LocalIssuer.AUDIENCE,
            Setting.STATE_DIR,
            folder.toString()));
  }

  private void theCallIsPublishedByItsRecogniserOnly() throws Exception {
    String path = "/ingest/calls/c1/events";
    assertThat(post(path, issuer.token("ann", "agent"), CALL)).isEqualTo(403);
    assertThat(post(path, issuer.token("sue", "supervisor"), CALL)).isEqualTo(403);
    assertThat(post(path, issuer.token("stt", "ingest"), CALL)).isEqualTo(202);
  }

  private void anotherAgentSeesNothing(String cueId) throws Exception {
    String bob = issuer.token("bob", "agent");
    assertThat(get("/live/agents/ann/cues", bob)).isEqualTo(403);
    assertThat(get("/live/teams/blue", bob)).isEqualTo(403);
    assertThat(get("/live/teams/*", bob)).isEqualTo(403);
    for (String path :
        List.of("/live/calls/c1", "/api/calls/c1/transcript", "/api/calls/c1/debrief")) {
      assertThat(get(path, bob)).as(path).isEqualTo(404);
    }
    String feedback = "/api/calls/c1/cues/" + cueId + "/feedback";
    assertThat(post(feedback, bob, "{\"action\":\"dismissed\"}")).isEqualTo(404);
    assertThat(post("/api/calls/c1/alert/acknowledge", bob, "")).isEqualTo(404);
    String elsewhere = issuer.token("ann", "agent", claims -> claims.claim("tenant", "another"));
    assertThat(get("/live/calls/c1", elsewhere)).isEqualTo(404);
    assertThat(post(feedback, elsewhere, "{\"action\":\"dismissed\"}")).isEqualTo(404);
    assertThat(get("/live/agents/ann/cues", issuer.token("stt", "ingest"))).isEqualTo(403);
  }

  private void anotherSupervisorSeesNothing(String cueId) throws Exception {
    String red = supervisor("red");
    assertThat(get("/live/teams/blue", red)).isEqualTo(403);
    assertThat(get("/live/calls/c1", red)).isEqualTo(404);
    assertThat(get("/api/calls/c1/transcript", red)).isEqualTo(404);
    assertThat(post("/api/calls/c1/alert/acknowledge", red, "")).isEqualTo(404);
    assertThat(post("/api/calls/c1/cues/" + cueId + "/feedback", red, "{\"action\":\"wrong\"}"))
        .isEqualTo(404);
    try (EventStream all = stream("/live/teams/*", red)) {
      assertThat(all.await("present").data().path("callIds")).isEmpty();
    }
  }

  private void whoseCallItIsSeesIt(String cueId) throws Exception {
    String blue = supervisor("blue");
    try (EventStream team = stream("/live/teams/blue", blue)) {
      assertThat(team.await("cue").data().path("cueId").asText()).isEqualTo(cueId);
    }
    assertThat(get("/api/calls/c1/transcript", blue)).isEqualTo(200);
    assertThat(post("/api/calls/c1/alert/acknowledge", blue, "")).isEqualTo(202);
    String ann = issuer.token("ann", "agent");
    assertThat(get("/api/calls/c1/transcript", ann)).isEqualTo(200);
    assertThat(post("/api/calls/c1/alert/acknowledge", ann, "")).isEqualTo(403);
    assertThat(post("/api/calls/c1/cues/" + cueId + "/feedback", ann, "{\"action\":\"wrong\"}"))
        .isEqualTo(202);
  }

  /** A token is taken for half a minute longer than it says, for clocks that differ. */
  private void theStreamEndsWithItsToken() throws Exception {
    Date nearlyOver = Date.from(Instant.now().minusSeconds(25));
    String brief = issuer.token("ann", "agent", claims -> claims.expirationTime(nearlyOver));
    try (EventStream ann = stream("/live/agents/me/cues", brief)) {
      assertThat(ann.await("bye").data().path("reason").asText()).isEqualTo("token-expired");
      ann.awaitEnd();
    }
    assertThat(get("/live/agents/me/cues", brief)).isEqualTo(401);
  }

  private String supervisor(String team) {
    return issuer.token("sue", "supervisor", claims -> claims.claim("teams", List.of(team)));
  }

  private EventStream stream(String path, String token) throws Exception {
    return EventStream.open(address + path, "", "Authorization", "Bearer " + token);
  }

  private int get(String path, String token) throws Exception {
    return client.send(request(path, token).build(), BodyHandlers.discarding()).statusCode();
  }

  private int post(String path, String token, String body) throws Exception {
    return client
        .send(
            request(path, token).POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + token);
  }
}
