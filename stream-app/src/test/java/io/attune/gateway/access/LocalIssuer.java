package io.attune.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An OpenID provider on this machine: its discovery, its keys, and tokens signed by them. */
final class LocalIssuer implements AutoCloseable {
  static final String AUDIENCE = "attune";
  static final RSAKey FIRST = rsa("first");
  static final RSAKey SECOND = rsa("second");

  private final HttpServer server;
  private final AtomicInteger keysAsked = new AtomicInteger();
  private final AtomicInteger otherAsked = new AtomicInteger();
  private volatile JWKSet keys = new JWKSet(FIRST.toPublicJWK());
  private volatile boolean down;

  LocalIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = "";
    if (path.endsWith("/.well-known/openid-configuration")) {
      body = JSONObjectUtils.toJSONString(Map.of("issuer", url(), "jwks_uri", url() + "/keys"));
    } else if (path.endsWith("/keys")) {
      keysAsked.incrementAndGet();
      body = keys.toString();
    } else {
      otherAsked.incrementAndGet();
      body = new JWKSet(SECOND.toPublicJWK()).toString();
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(down ? 503 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The value of {@code iss}. */
  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/realms/demo";
  }

  /** As the settings have it. */
  AccessSettings.Issuer settings() {
    return new AccessSettings.Issuer(
        url(), Optional.empty(), AUDIENCE, Optional.of("pages"), AccessSettings.Claims.DEFAULT);
  }

  /** From now on these are its keys. */
  void publishAll(List<JWK> published) {
    keys = new JWKSet(published).toPublicJWKSet();
  }

  void goDown(boolean isDown) {
    down = isDown;
  }

  /** How often its keys were read. */
  int keysAsked() {
    return keysAsked.get();
  }

  /** How often somebody followed an address that only a token names. */
  int otherAsked() {
    return otherAsked.get();
  }

  /** Good claims for an hour. */
  JWTClaimsSet.Builder claims(String subject) {
    return new JWTClaimsSet.Builder()
        .issuer(url())
        .audience(AUDIENCE)
        .subject(subject)
        .claim("tenant", "acme")
        .expirationTime(Date.from(Instant.now().plusSeconds(3_600)));
  }

  /** A good token of somebody with one role. */
  String token(String subject, String role) {
    return token(subject, role, claims -> claims);
  }

  /** The same with some claims changed. */
  String token(String subject, String role, UnaryOperator<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims = claims(subject).claim("roles", List.of(role));
    return signed(FIRST, header(FIRST).build(), change.apply(claims).build());
  }

  static JWSHeader.Builder header(RSAKey key) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
  }

  static String signed(RSAKey key, JWSHeader header, JWTClaimsSet claims) {
    try {
      SignedJWT jwt = new SignedJWT(header, claims);
      RSASSASigner signer = new RSASSASigner(key.toPrivateKey());
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
