package io.attune.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.attune.fuzz.Fuzz;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens of a provider whose keys change, which fails, and which names things as it likes. */
class JwtGateTest {
  private final LocalIssuer issuer = new LocalIssuer();

  @AfterEach
  void stop() {
    issuer.close();
  }

  private JwtGate gate() {
    return new JwtGate(issuer.settings(), Clock.systemUTC());
  }

  @Test
  void aGoodTokenSaysWhoSomebodyIs() {
    Instant end = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
    Identity who =
        gate()
            .identify(
                issuer.token(
                    "ann",
                    "agent",
                    claims ->
                        claims
                            .claim("roles", List.of("agent", "supervisor", "barista"))
                            .claim("teams", "blue  red")
                            .expirationTime(Date.from(end))));
    assertThat(who)
        .isEqualTo(
            new Identity(
                "ann",
                "acme",
                java.util.Set.of(AccessRole.AGENT, AccessRole.SUPERVISOR),
                "ann",
                java.util.Set.of("blue", "red"),
                end.plusSeconds(30).toEpochMilli()));
  }

  @Test
  void claimsAreFoundWhereTheSettingsSay() {
    AccessSettings.Issuer keycloak =
        new AccessSettings.Issuer(
            issuer.url(),
            Optional.of(issuer.url() + "/keys"),
            LocalIssuer.AUDIENCE,
            Optional.empty(),
            new AccessSettings.Claims(
                "realm_access.roles", "https://crm.example/teams", "ext.agent", "org"));
    String token =
        issuer.token(
            "7f3a",
            "admin",
            claims ->
                claims
                    .claim("realm_access", Map.of("roles", List.of("supervisor")))
                    .claim("https://crm.example/teams", List.of("blue"))
                    .claim("ext", Map.of("agent", "a-17"))
                    .claim("org", "globex"));
    Identity who = new JwtGate(keycloak, Clock.systemUTC()).identify(token);
    assertThat(who.roles()).containsExactly(AccessRole.SUPERVISOR);
    assertThat(who.teams()).containsExactly("blue");
    assertThat(who.agentId()).isEqualTo("a-17");
    assertThat(who.tenant()).isEqualTo("globex");
  }

  @Test
  void timeIsTheClocks() {
    Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
    assertThatThrownBy(
            () -> new JwtGate(issuer.settings(), tomorrow).identify(issuer.token("ann", "agent")))
        .hasMessage("The token has expired.");
    Clock then = Clock.fixed(Instant.now().minusSeconds(7_200), ZoneOffset.UTC);
    assertThat(
            new JwtGate(issuer.settings(), then)
                .identify(
                    issuer.token(
                        "ann",
                        "agent",
                        claims -> claims.expirationTime(Date.from(then.instant())))))
        .extracting(Identity::name)
        .isEqualTo("ann");
  }

  @Test
  void ellipticCurvesHoldToo() throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    AccessSettings.Issuer settings = issuer.settings();
    issuer.publishAll(List.of(key));
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(),
            issuer.claims("ann").build());
    jwt.sign(new ECDSASigner(key));
    assertThat(new JwtGate(settings, Clock.systemUTC()).identify(jwt.serialize()).name())
        .isEqualTo("ann");
  }

  @Test
  void aNewKeyIsLookedForOnce() {
    JwtGate gate = gate();
    gate.identify(issuer.token("ann", "agent"));
    assertThat(issuer.keysAsked()).isEqualTo(1);
    issuer.publishAll(List.of(LocalIssuer.FIRST, LocalIssuer.SECOND));
    String rotated =
        LocalIssuer.signed(
            LocalIssuer.SECOND,
            LocalIssuer.header(LocalIssuer.SECOND).build(),
            issuer.claims("ann").build());
    assertThat(gate.identify(rotated).name()).isEqualTo("ann");
    assertThat(issuer.keysAsked()).isEqualTo(2);
  }

  @Test
  void forgedKeyIdsDoNotMakeUsAskAgainAndAgain() {
    JwtGate gate = gate();
    gate.identify(issuer.token("ann", "agent"));
    for (int i = 0; i < 50; i++) {
      String forged =
          LocalIssuer.signed(
              LocalIssuer.SECOND,
              LocalIssuer.header(LocalIssuer.SECOND).keyID("forged-" + i).build(),
              issuer.claims("ann").build());
      assertThatThrownBy(() -> gate.identify(forged))
          .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(401));
    }
    assertThat(issuer.keysAsked()).isLessThanOrEqualTo(3);
    assertThat(gate.identify(issuer.token("ann", "agent")).name()).isEqualTo("ann");
  }

  @Test
  void keysThatWereReadHoldWhileTheIssuerIsDown() {
    JwtGate gate = gate();
    gate.identify(issuer.token("ann", "agent"));
    issuer.goDown(true);
    String unknown =
        LocalIssuer.signed(
            LocalIssuer.SECOND,
            LocalIssuer.header(LocalIssuer.SECOND).build(),
            issuer.claims("ann").build());
    assertThatThrownBy(() -> gate.identify(unknown))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(401));
    assertThat(gate.identify(issuer.token("ann", "agent")).name()).isEqualTo("ann");
  }

  @Test
  void anIssuerThatIsDownFromTheStartIsNobodysFault() {
    issuer.goDown(true);
    JwtGate gate = gate();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> gate.identify(issuer.token("ann", "agent")))
          .isInstanceOfSatisfying(
              Refused.class,
              e -> {
                assertThat(e.status()).isEqualTo(503);
                assertThat(e.retryAfterSeconds()).isPositive();
              });
    }
  }

  /**
   * Who gets in nevertheless is who the good one says: not every sign of Base64 means something.
   */
  @Test
  void brokenTokensAreRefusedOrSayTheSame() {
    JwtGate gate = gate();
    String good = issuer.token("ann", "agent");
    Identity ann = gate.identify(good);
    Fuzz.of(
            "token",
            bytes -> assertThat(gate.identify(new String(bytes, UTF_8))).isEqualTo(ann),
            Refused.class)
        .oneOf(2)
        .run(List.of(good.getBytes(UTF_8)), List.of(".", "eyJhbGciOiJub25lIn0", "=", "e30"));
  }
}
