package io.attune.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a client sees of the settings. Alone, since it listens to a logger. */
@Isolated
class AccessTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static AccessSettings settings(String host, Optional<AccessSettings.Issuer> issuer) {
    return new AccessSettings(
        host,
        false,
        issuer,
        Optional.empty(),
        Set.of(),
        Set.of("https://crm.example"),
        Set.of("127.0.0.1"),
        Optional.empty(),
        new AccessSettings.Limits(1, 1, 10, 10, 1_024));
  }

  private static RawHttp.Answer get(GuardedServer server, String path, String... headers)
      throws Exception {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: {host}\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return RawHttp.send(server.port(), request + "Connection: close\r\n\r\n");
  }

  private static JsonNode body(RawHttp.Answer answer) throws Exception {
    return JSON.readTree(answer.text().substring(answer.text().indexOf("\r\n\r\n")));
  }

  @Test
  void developmentIsSaidLoudly() throws Exception {
    try (GuardedServer server = new GuardedServer(AccessSettings.on("127.0.0.1"))) {
      JsonNode me = body(get(server, "/api/me"));
      assertThat(me.get("name").asText()).isEqualTo("developer");
      assertThat(me.get("roles").toString()).isEqualTo("[\"admin\"]");
      assertThat(me.get("teams").toString()).isEqualTo("[\"*\"]");
      assertThat(me.get("expiresAt").isNull()).isTrue();
      assertThat(me.at("/login/required").asBoolean()).isFalse();
      assertThat(me.get("development").asText()).contains("administrator");
    }
  }

  @Test
  void withoutALoginThereIsSaidHowToLogIn() throws Exception {
    try (LocalIssuer issuer = new LocalIssuer();
        GuardedServer server =
            new GuardedServer(AccessSettings.on("127.0.0.1").with(issuer.settings()))) {
      RawHttp.Answer answer = get(server, "/api/me");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.head()).contains("WWW-Authenticate: Bearer");
      assertThat(body(answer).at("/login/issuer").asText()).isEqualTo(issuer.url());
      assertThat(body(answer).at("/login/clientId").asText()).isEqualTo("pages");
      String bearer = "Authorization: Bearer " + issuer.token("ann", "agent");
      JsonNode me = body(get(server, "/api/me", bearer));
      assertThat(me.get("agentId").asText()).isEqualTo("ann");
      assertThat(me.get("expiresAt").asLong()).isGreaterThan(System.currentTimeMillis());
      assertThat(me.has("development")).isFalse();
    }
  }

  @Test
  void openToTheNetworkWithoutLoginsNothingIsShownButHowToSetThem() throws Exception {
    try (GuardedServer server = new GuardedServer(AccessSettings.on("0.0.0.0"))) {
      assertThat(get(server, "/health").status()).isEqualTo(200);
      assertThat(get(server, "/overlay").status()).isEqualTo(200);
      RawHttp.Answer refused = get(server, "/api/calls/c1/transcript");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.text()).contains("oidc-issuer", "ingest-tokens");
    }
  }

  @Test
  void openedEverybodyIsLetInWhateverTheAddress() throws Exception {
    try (GuardedServer server = new GuardedServer(AccessSettings.on("0.0.0.0").opened())) {
      JsonNode me = body(get(server, "/api/me"));
      assertThat(me.get("roles").toString()).isEqualTo("[\"admin\"]");
      assertThat(me.get("development").asText()).contains("Everybody who can reach this port");
      assertThat(get(server, "/api/calls/c1/transcript").text()).contains(GuardedServer.WORDS);
    }
  }

  @Test
  void openedOnlyWatchersMayCallItByAnotherName() throws Exception {
    try (GuardedServer server = new GuardedServer(AccessSettings.on("0.0.0.0").opened())) {
      String get = "GET %s HTTP/1.1\r\nHost: gateway:8080\r\nConnection: close\r\n\r\n";
      assertThat(RawHttp.send(server.port(), get.formatted("/health")).status()).isEqualTo(200);
      RawHttp.Answer refused = RawHttp.send(server.port(), get.formatted("/api/me"));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.text()).contains("ask for localhost");
    }
  }

  @Test
  void onlyTheOverlayMayBeFramed() throws Exception {
    try (GuardedServer server = new GuardedServer(settings("127.0.0.1", Optional.empty()))) {
      assertThat(get(server, "/overlay").head())
          .contains("frame-ancestors 'self' https://crm.example", "script-src 'self'")
          .doesNotContain("unsafe");
      assertThat(get(server, "/supervisor").head()).contains("frame-ancestors 'none'");
      assertThat(get(server, "/health").head()).contains("default-src 'none'");
    }
  }

  @Test
  void aForgedAddressEscapesNoLimit() throws Exception {
    try (LocalIssuer issuer = new LocalIssuer();
        GuardedServer behindNothing =
            new GuardedServer(noProxies(settings("127.0.0.1", Optional.of(issuer.settings()))))) {
      RawHttp.Answer answer = null;
      for (int i = 0; i < 25; i++) {
        answer = get(behindNothing, "/overlay", "X-Forwarded-For: 203.0.113." + i);
      }
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.head()).contains("Retry-After: 1");
    }
  }

  @Test
  void aTrustedProxyTellsWhoAsksAndWhatStandsBeforeIsNotBelieved() throws Exception {
    try (LocalIssuer issuer = new LocalIssuer();
        GuardedServer behindProxy =
            new GuardedServer(settings("127.0.0.1", Optional.of(issuer.settings())))) {
      for (int i = 0; i < 25; i++) {
        assertThat(get(behindProxy, "/overlay", "X-Forwarded-For: 203.0.113." + i).status())
            .isEqualTo(200);
      }
      RawHttp.Answer answer = null;
      for (int i = 0; i < 25; i++) {
        String forged = "X-Forwarded-For: 203.0.113." + i + ", 198.51.100.1";
        answer = get(behindProxy, "/overlay", forged);
      }
      assertThat(answer.status()).isEqualTo(429);
    }
  }

  private static AccessSettings noProxies(AccessSettings of) {
    return new AccessSettings(
        of.host(),
        of.open(),
        of.issuer(),
        of.ingestTokens(),
        of.corsOrigins(),
        of.embedOrigins(),
        Set.of(),
        of.tls(),
        of.limits());
  }

  @Test
  void whoLooksAndWhoIsTurnedAwayIsNoted() throws Exception {
    List<String> lines = new ArrayList<>();
    Logger audit = (Logger) LogManager.getLogger("io.attune.audit");
    Level before = audit.getLevel();
    AbstractAppender listening =
        new AbstractAppender("listening", null, null, true, Property.EMPTY_ARRAY) {
          @Override
          public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
          }
        };
    listening.start();
    audit.addAppender(listening);
    audit.setLevel(Level.INFO);
    try (LocalIssuer issuer = new LocalIssuer();
        GuardedServer server =
            new GuardedServer(AccessSettings.on("127.0.0.1").with(issuer.settings()))) {
      String path = "/api/calls/c1/transcript";
      get(server, path, "Authorization: Bearer " + issuer.token("ann", "agent"));
      get(server, path, "Authorization: Bearer " + issuer.token("eve\nview=forged", "agent"));
      get(server, path);
    } finally {
      audit.removeAppender(listening);
      audit.setLevel(before);
    }
    assertThat(lines)
        .containsExactly(
            "view=transcript outcome=shown who=ann tenant=acme roles=[AGENT] call=c1",
            "refused=403 who=eve_view=forged tenant=acme from=127.0.0.1 request=GET " + path(),
            "refused=401 who=- tenant=- from=127.0.0.1 request=GET " + path());
  }

  private static String path() {
    return "/api/calls/c1/transcript";
  }
}
