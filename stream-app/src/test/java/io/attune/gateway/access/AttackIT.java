package io.attune.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must not work, over a socket, byte by byte. The server has one call (see {@link
 * GuardedServer}); its words must be in no answer here.
 */
@TestInstance(Lifecycle.PER_CLASS)
class AttackIT {
  /**
   * One attack.
   *
   * @param at the server that is attacked
   * @param request as it goes over the wire
   * @param statuses that refuse it
   */
  private record Attack(String name, At at, String request, Set<Integer> statuses) {
    @Override
    public String toString() {
      return name;
    }
  }

  private enum At {
    /** Has logins. */
    PROTECTED,
    /** Has none, and listens on loopback only. */
    DEVELOPMENT
  }

  private static final String TRANSCRIPT = "/api/calls/c1/transcript";
  private static final String SOCKET =
      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

  @TempDir private static Path folder;

  private final LocalIssuer issuer = new LocalIssuer();
  private final String ingestToken = IngestTokens.make(new SecureRandom());
  private final String strangersToken = IngestTokens.make(new SecureRandom());
  private GuardedServer guarded;
  private GuardedServer development;

  @BeforeAll
  void start() throws Exception {
    Path tokens = folder.resolve("tokens");
    Files.writeString(
        tokens,
        "stt "
            + IngestTokens.hashOf(ingestToken)
            + " acme\nother "
            + IngestTokens.hashOf(strangersToken)
            + " globex\n");
    AccessSettings.Limits limits = new AccessSettings.Limits(10_000, 10_000, 100, 50, 64 * 1024);
    guarded =
        new GuardedServer(
            new AccessSettings(
                "127.0.0.1",
                false,
                Optional.of(issuer.settings()),
                Optional.of(tokens),
                Set.of("https://crm.example"),
                Set.of(),
                Set.of(),
                Optional.empty(),
                limits),
            new Connectors.Patience(Duration.ofMillis(1_500), Duration.ofMillis(500)));
    development = new GuardedServer(AccessSettings.on("127.0.0.1"));
  }

  @AfterAll
  void stop() {
    guarded.close();
    development.close();
    issuer.close();
  }

  private Stream<Attack> attacks() throws Exception {
    List<Attack> attacks = new ArrayList<>();
    table(attacks);
    return attacks.stream();
  }

  /** The table. A token comes first where the attack is not about the token. */
  private void table(List<Attack> all) throws Exception {
    String ann = issuer.token("ann", "agent");
    String bob = issuer.token("bob", "agent");

    // Where the token stands.
    on(all, "no token", get(TRANSCRIPT), 401);
    on(all, "Basic instead of Bearer", get(TRANSCRIPT, "Authorization: Basic YW5uOmFubg=="), 401);
    on(all, "empty Bearer", get(TRANSCRIPT, "Authorization: Bearer "), 401);
    on(
        all,
        "two Authorization headers",
        get(TRANSCRIPT, bearer(bob), "Authorization: Bearer " + ann),
        401);
    on(all, "two tokens in one header", get(TRANSCRIPT, bearer(bob + ", Bearer " + ann)), 401);
    on(all, "token in the query", get(TRANSCRIPT + "?access_token=" + ann), 401);
    on(
        all,
        "token in a cookie",
        get(TRANSCRIPT, "Cookie: access_token=" + ann + "; Authorization=Bearer " + ann),
        401);
    on(all, "token of 14 KiB", get(TRANSCRIPT, bearer("a".repeat(14 * 1024))), 401);

    // How it is signed.
    String[] parts = ann.split("\\.");
    on(all, "alg none", get(TRANSCRIPT, bearer(new PlainJWT(claims("ann")).serialize())), 401);
    on(
        all,
        "alg nOnE",
        get(TRANSCRIPT, bearer(encoded("{\"alg\":\"nOnE\"}") + "." + parts[1] + ".")),
        401);
    on(
        all,
        "HS256 with the public key as secret",
        get(TRANSCRIPT, bearer(signedWithThePublicKey())),
        401);
    on(all, "signature taken off", get(TRANSCRIPT, bearer(parts[0] + "." + parts[1] + ".")), 401);
    on(
        all,
        "another's claims under a good signature",
        get(
            TRANSCRIPT,
            bearer(bob.substring(0, bob.indexOf('.') + 1) + parts[1] + "." + bobs(bob))),
        401);
    on(
        all,
        "another key under our key's id",
        header(LocalIssuer.SECOND, head -> head.keyID("first")),
        401);
    on(
        all,
        "its own key in the header (jwk)",
        header(LocalIssuer.SECOND, head -> head.jwk(LocalIssuer.SECOND.toPublicJWK())),
        401);
    on(
        all,
        "address of a forger's keys (jku)",
        header(LocalIssuer.SECOND, head -> head.jwkURL(forger())),
        401);
    on(
        all,
        "address of a forger's certificate (x5u)",
        header(LocalIssuer.SECOND, head -> head.x509CertURL(forger())),
        401);
    on(
        all,
        "a path as key id",
        header(LocalIssuer.SECOND, head -> head.keyID("../../../../dev/null")),
        401);
    on(
        all,
        "an address as key id",
        header(LocalIssuer.SECOND, head -> head.keyID(forger().toString())),
        401);
    on(
        all,
        "a header that must be understood (crit)",
        header(
            LocalIssuer.FIRST,
            head -> head.criticalParams(Set.of("allow")).customParam("allow", "all")),
        401);
    on(all, "encrypted to our key (JWE)", get(TRANSCRIPT, bearer(encrypted())), 401);

    // What it says.
    on(all, "another issuer", claim(c -> c.issuer("https://elsewhere.example")), 401);
    on(all, "the issuer with a slash more", claim(c -> c.issuer(issuer.url() + "/")), 401);
    on(all, "another audience", claim(c -> c.audience("billing")), 401);
    on(all, "no audience", claim(c -> c.audience((String) null)), 401);
    on(all, "expired", claim(c -> c.expirationTime(inSeconds(-31))), 401);
    on(all, "never expires", claim(c -> c.expirationTime(null)), 401);
    on(all, "not valid yet", claim(c -> c.notBeforeTime(inSeconds(60))), 401);
    on(all, "no subject", claim(c -> c.subject(null)), 401);
    on(all, "an ID token, by its claims", claim(c -> c.claim("at_hash", "x")), 401);
    on(all, "an ID token, by its type", claim(c -> c.claim("typ", "ID")), 401);
    on(
        all,
        "a logout token",
        header(LocalIssuer.FIRST, head -> head.type(new JOSEObjectType("logout+jwt"))),
        401);
    on(all, "a list as tenant", claim(c -> c.claim("tenant", List.of("acme", "globex"))), 401);

    // What its holder may do.
    String cues = "/live/agents/ann/cues";
    on(all, "another agent's cues", get(cues, bearer(bob)), 403);
    on(all, "another agent's call", get(TRANSCRIPT, bearer(bob)), 403);
    on(all, "own name in other letters", get(cues, bearer(issuer.token("ANN", "agent"))), 403);
    on(all, "own name, full width", get(cues, bearer(issuer.token("ａｎｎ", "agent"))), 403);
    on(all, "role in other letters", get(TRANSCRIPT, bearer(issuer.token("eve", "Admin"))), 403);
    on(
        all,
        "role with a Cyrillic letter",
        get(TRANSCRIPT, bearer(issuer.token("eve", "\u0430dmin"))),
        403);
    on(
        all,
        "role with a null byte",
        get(TRANSCRIPT, bearer(issuer.token("eve", "admin\u0000"))),
        403);
    on(all, "number as role", claim(c -> c.claim("roles", 3)), 403);
    on(all, "supervisor of another team", get("/live/teams/blue", bearer(supervisor("red"))), 403);
    on(
        all,
        "supervisor of no team asks for all",
        get("/live/teams/*", bearer(issuer.token("sid", "supervisor"))),
        403);
    on(
        all,
        "administrator of another tenant",
        get(TRANSCRIPT, bearer(issuer.token("adm", "admin", c -> c.claim("tenant", "globex")))),
        403);
    on(
        all,
        "administrator of a tenant that looks alike",
        get(TRANSCRIPT, bearer(issuer.token("adm", "admin", c -> c.claim("tenant", "acme ")))),
        403);
    on(
        all,
        "administrator of no tenant",
        get(TRANSCRIPT, bearer(issuer.token("adm", "admin", c -> c.claim("tenant", null)))),
        403);
    on(all, "ingest token to look", get(TRANSCRIPT, bearer(ingestToken)), 403);
    on(all, "agent's token to publish", events("{}", bearer(ann)), 403);
    on(all, "ingest token of another tenant", events("{}", bearer(strangersToken)), 403);
    on(
        all,
        "an ingest token that was never given",
        events("{}", bearer(IngestTokens.make(new SecureRandom()))),
        401);
    on(
        all,
        "an ingest token's hash",
        events("{}", bearer("attune_" + IngestTokens.hashOf(ingestToken))),
        401);

    // Which page asks.
    on(all, "another page's GET", get(TRANSCRIPT, bearer(ann), origin("https://evil.test")), 403);
    on(
        all,
        "another page's POST",
        post("/api/calls/c1/cues/x/feedback", "{}", bearer(ann), origin("https://evil.test")),
        403);
    on(all, "origin null", get(TRANSCRIPT, bearer(ann), origin("null")), 403);
    on(
        all,
        "origin that begins like a listed one",
        get(TRANSCRIPT, bearer(ann), origin("https://crm.example.evil.test")),
        403);
    on(
        all,
        "listed origin without TLS",
        get(TRANSCRIPT, bearer(ann), origin("http://crm.example")),
        403);
    on(
        all,
        "two origins",
        get(TRANSCRIPT, bearer(ann), origin("https://crm.example"), origin("https://evil.test")),
        403);
    on(
        all,
        "another page's preflight",
        "OPTIONS "
            + TRANSCRIPT
            + " HTTP/1.1\r\nHost: {host}\r\nOrigin: https://evil.test\r\n"
            + "Access-Control-Request-Method: GET\r\nConnection: close\r\n\r\n",
        403);
    on(
        all,
        "another page's web socket",
        get("/live/calls/c1", SOCKET, protocols(ann), origin("https://evil.test")),
        403);
    on(
        all,
        "data as another page's image",
        get(TRANSCRIPT, bearer(ann), "Sec-Fetch-Site: cross-site"),
        403);

    // Web sockets.
    on(all, "web socket without token", get("/live/calls/c1", SOCKET), 401);
    on(
        all,
        "web socket with the token in the query",
        get("/live/calls/c1?token=" + ann, SOCKET),
        401);
    on(
        all,
        "web socket with the token first, to be echoed",
        get("/live/calls/c1", SOCKET, "Sec-WebSocket-Protocol: bearer." + ann),
        400);
    on(
        all,
        "web socket with two tokens",
        get("/live/calls/c1", SOCKET, protocols(ann + ", bearer." + bob)),
        401);
    on(all, "web socket of another's call", get("/live/calls/c1", SOCKET, protocols(bob)), 403);
    on(all, "web socket for data that has none", get(TRANSCRIPT, SOCKET, bearer(ann)), 404);

    // Development: whoever sits at this machine, and nobody else.
    dev(all, "name of another's that leads here", host(TRANSCRIPT, "evil.test"), 403);
    dev(all, "the same with a port", host(TRANSCRIPT, "evil.test:8080"), 403);
    dev(all, "a name that begins like ours", host(TRANSCRIPT, "localhost.evil.test"), 403);
    dev(all, "a user before the name", host(TRANSCRIPT, "localhost@evil.test"), 400, 403);
    dev(
        all,
        "another name in the address",
        "GET http://evil.test" + TRANSCRIPT + " HTTP/1.1\r\nHost: {host}\r\n\r\n",
        400,
        403);
    dev(
        all,
        "two Host headers",
        "GET " + TRANSCRIPT + " HTTP/1.1\r\nHost: {host}\r\nHost: evil.test\r\n\r\n",
        400);
    dev(
        all,
        "a forged X-Forwarded-Host",
        host(TRANSCRIPT, "evil.test", "X-Forwarded-Host: localhost"),
        403);
    dev(all, "through a proxy", get(TRANSCRIPT, "X-Forwarded-For: 203.0.113.7"), 403);
    dev(
        all,
        "a page of another port of this machine",
        get(TRANSCRIPT, origin("http://localhost:3000")),
        403);
    dev(all, "origin null, without login", get(TRANSCRIPT, origin("null")), 403);
    dev(
        all,
        "another page's web socket, without login",
        get("/live/calls/c1", SOCKET, origin("https://evil.test")),
        403);
    dev(
        all,
        "a form of another page",
        post("/api/calls/c1/cues/x/feedback", "a=b", origin("https://evil.test")),
        403);
    dev(
        all,
        "data as another page's script",
        get(TRANSCRIPT, "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors"),
        403);
    dev(all, "a token that nobody can check", get(TRANSCRIPT, bearer(ann)), 401);

    // Paths.
    on(all, "dots", get("/assets/../../../etc/passwd"), 400, 404);
    on(all, "dots, encoded", get("/assets/%2e%2e/%2e%2e/etc/passwd"), 400, 404);
    on(all, "dots, encoded twice", get("/assets/%252e%252e/etc/passwd"), 400, 404);
    on(all, "dots, overlong", get("/assets/%c0%ae%c0%ae/etc/passwd"), 400, 404);
    on(all, "a slash, encoded", get("/api%2fcalls%2fc1%2ftranscript"), 400);
    on(all, "out of a page into data", get("/assets/..%2fapi/calls/c1/transcript"), 400);
    on(all, "out of a page into data, plainly", get("/assets/.." + TRANSCRIPT), 400, 404);
    on(all, "a parameter in the path", get("/api;a=b/calls/c1/transcript"), 400, 404);
    on(all, "two slashes", get("//api/calls/c1/transcript"), 400, 401, 404);
    on(all, "capitals", get("/API/calls/c1/transcript"), 404);
    on(all, "a slash at the end", get(TRANSCRIPT + "/"), 401);
    on(all, "a backslash", get("/assets/..%5c..%5cetc/passwd"), 400, 404);
    on(all, "a null byte", get("/api/calls/c1%00/transcript", bearer(ann)), 400, 404);
    on(all, "a very long id", get("/api/calls/" + "c".repeat(20_000) + "/transcript"), 414);
    on(all, "a long id", get("/api/calls/" + "c".repeat(4_000) + "/transcript", bearer(ann)), 404);
    on(
        all,
        "line breaks in an id",
        get("/api/calls/c1%0d%0aSet-Cookie:%20a=b/transcript", bearer(ann)),
        400,
        404);

    // Headers and methods.
    on(all, "32 KiB of headers", get(TRANSCRIPT, "X-Long: " + "a".repeat(32_768)), 431);
    on(all, "a folded header", get(TRANSCRIPT, "Authorization: Bearer\r\n " + ann), 400);
    on(all, "a blank before the colon", get(TRANSCRIPT, "Authorization : Bearer " + ann), 400);
    on(all, "a null byte in a header", get(TRANSCRIPT, "Authorization: Bearer \0" + ann), 400);
    on(all, "TRACE", request("TRACE", TRANSCRIPT, bearer(ann)), 405);
    on(all, "TRACE as a web socket", request("TRACE", "/live/calls/c1", SOCKET, bearer(ann)), 405);
    on(all, "DELETE", request("DELETE", TRANSCRIPT, bearer(ann)), 405);
    on(all, "CONNECT", request("CONNECT", "evil.test:443"), 400, 405);
    on(
        all,
        "another method in a header",
        get("/ingest/calls/c1/events", "X-HTTP-Method-Override: POST", bearer(ingestToken)),
        400);
    on(all, "an unknown method", request("LOOK", TRANSCRIPT, bearer(ann)), 405);

    // Bodies.
    on(all, "100 KiB where 64 are allowed", events("a".repeat(100_000), bearer(ingestToken)), 413);
    on(
        all,
        "the same in chunks",
        chunked("186A0\r\n" + "a".repeat(100_000) + "\r\n0\r\n\r\n", bearer(ingestToken)),
        413);
    on(all, "a gzip bomb", events("x", bearer(ingestToken), "Content-Encoding: gzip"), 415);
    on(
        all,
        "smuggled: length and chunks",
        chunked("0\r\n\r\nGET /health HTTP/1.1\r\n", bearer(ingestToken), "Content-Length: 4"),
        400);
    on(
        all,
        "smuggled: two lengths",
        post("/ingest/calls/c1/events", "{}", bearer(ingestToken), "Content-Length: 20"),
        400);
    on(
        all,
        "smuggled: chunked, in another spelling",
        post("/ingest/calls/c1/events", "{}", bearer(ingestToken), "Transfer-Encoding: xchunked"),
        400,
        501);
    on(all, "a negative length", length("-1"), 400);
    on(all, "a length with a sign", length("+2"), 400);
    on(all, "a chunk of no size", chunked("zz\r\n{}\r\n0\r\n\r\n", bearer(ingestToken)), 400);
    on(all, "chunks that never end", chunked("2\r\n{}\r\n", bearer(ingestToken)), 408);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isRefused(Attack attack) throws Exception {
    GuardedServer server = attack.at() == At.PROTECTED ? guarded : development;
    RawHttp.Answer answer = RawHttp.send(server.port(), attack.request());
    assertThat(answer.status()).as(answer.text()).isIn(attack.statuses());
    assertThat(answer.text())
        .doesNotContain(GuardedServer.WORDS)
        .doesNotContain("Exception", "\tat ", "evil.test", "root:", "Jetty");
    assertThat(answer.head().toLowerCase())
        .contains("x-content-type-options: nosniff", "frame-ancestors", "cache-control: no-store")
        .doesNotContain("set-cookie", "access-control-allow", "bearer.", "server:");
    assertThat(answer.text()).contains("\"status\":" + answer.status());
  }

  @Test
  void thoseWhoMayAreLetIn() throws Exception {
    String ann = issuer.token("ann", "agent");
    assertThat(status(get(TRANSCRIPT, bearer(ann)))).isEqualTo(200);
    assertThat(status(get("/live/agents/ann/cues", bearer(ann)))).isEqualTo(200);
    assertThat(status(get("/live/teams/blue", bearer(supervisor("blue"))))).isEqualTo(200);
    assertThat(status(get("/live/teams/blue", bearer(supervisor("*"))))).isEqualTo(200);
    assertThat(status(events("{}", bearer(ingestToken)))).isEqualTo(202);
    assertThat(status(chunked("2\r\n{}\r\n0\r\n\r\n", bearer(ingestToken)))).isEqualTo(202);
    assertThat(status(get("/live/calls/c1", SOCKET, protocols(ann)))).isEqualTo(101);
    assertThat(status(claim(c -> c.expirationTime(inSeconds(-20))))).isEqualTo(200);
    assertThat(status(claim(c -> c.audience(List.of("billing", LocalIssuer.AUDIENCE)))))
        .isEqualTo(200);
    String rfc9068 = header(LocalIssuer.FIRST, head -> head.type(new JOSEObjectType("at+jwt")));
    assertThat(status(rfc9068)).isEqualTo(200);
  }

  @Test
  void inDevelopmentThisMachineIsLetIn() throws Exception {
    int port = development.port();
    for (String name : List.of("localhost", "127.0.0.1", "[::1]", "LOCALHOST", "127.0.0.2")) {
      assertThat(RawHttp.send(port, host(TRANSCRIPT, name + ":" + port)).status())
          .as(name)
          .isEqualTo(200);
    }
    assertThat(RawHttp.send(port, get(TRANSCRIPT, origin("http://{host}"))).status())
        .isEqualTo(200);
    assertThat(RawHttp.send(port, get("/live/calls/c1", SOCKET)).status()).isEqualTo(101);
  }

  @Test
  void aListedPageMayReadAndMayAskWhatItMay() throws Exception {
    String crm = origin("https://crm.example");
    String ann = bearer(issuer.token("ann", "agent"));
    assertThat(RawHttp.send(guarded.port(), get(TRANSCRIPT, ann, crm)).head())
        .startsWith("HTTP/1.1 200")
        .contains("Access-Control-Allow-Origin: https://crm.example", "Vary: Origin")
        .doesNotContain("Allow-Credentials");
    assertThat(
            RawHttp.send(
                    guarded.port(),
                    request("OPTIONS", TRANSCRIPT, crm, "Access-Control-Request-Method: GET"))
                .head())
        .startsWith("HTTP/1.1 204")
        .contains(
            "Access-Control-Allow-Origin: https://crm.example",
            "Access-Control-Allow-Headers: Authorization, Content-Type, Last-Event-ID");
  }

  @Test
  void addressesInTokensAreNeverFollowed() {
    assertThat(issuer.otherAsked()).isZero();
  }

  @Test
  void whoSendsSlowlyIsCutOff() throws Exception {
    String body = "POST /ingest/calls/c1/events HTTP/1.1\r\nHost: {host}\r\n";
    String headers = bearer(ingestToken) + "\r\nContent-Length: 60000\r\n\r\n";
    int port = guarded.port();
    assertThat(RawHttp.drip(port, body + headers, 100, 8_000)).as("body").isLessThan(8_000);
    assertThat(RawHttp.drip(port, body + "X-Long: ", 100, 8_000)).as("header").isLessThan(8_000);
    assertThat(RawHttp.drip(port, "", 100, 8_000)).as("request line").isLessThan(8_000);
    String second = "GET /health HTTP/1.1\r\nHost: {host}\r\n\r\nGET /";
    assertThat(RawHttp.drip(port, second, 100, 8_000)).as("second header").isLessThan(8_000);
  }

  /** As it does over a bad line: the rate is for whole bodies, not for each moment of one. */
  @Test
  void aBodyThatPausesIsTaken() throws Exception {
    String half = "{\"a\":\"" + "b".repeat(50);
    String head =
        request(
            "POST",
            "/ingest/calls/c1/events",
            bearer(ingestToken),
            "Connection: close",
            "Content-Length: " + (half.length() + 2));
    assertThat(RawHttp.sendInPieces(guarded.port(), head + half, 400, "\"}").status())
        .isEqualTo(202);
  }

  @Test
  void whatWentWrongInsideIsNotTold() throws Exception {
    RawHttp.Answer answer =
        RawHttp.send(guarded.port(), get("/api/fails", bearer(issuer.token("ann", "agent"))));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).doesNotContain("inner", "IllegalState").contains("\"status\":500");
  }

  private int status(String request) throws Exception {
    return RawHttp.send(guarded.port(), request).status();
  }

  // Requests.

  private static void on(List<Attack> all, String name, String request, Integer... statuses) {
    all.add(new Attack(name, At.PROTECTED, request, Set.of(statuses)));
  }

  private static void dev(List<Attack> all, String name, String request, Integer... statuses) {
    all.add(new Attack(name, At.DEVELOPMENT, request, Set.of(statuses)));
  }

  private static String request(String method, String path, String... headers) {
    return host(method, path, "{host}", headers);
  }

  private static String host(String path, String host, String... headers) {
    return host("GET", path, host, headers);
  }

  private static String host(String method, String path, String host, String[] headers) {
    StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    request.append("Host: ").append(host).append("\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    if (!request.toString().contains("\r\nConnection:")) {
      request.append("Connection: close\r\n");
    }
    return request.append("\r\n").toString();
  }

  private static String get(String path, String... headers) {
    return request("GET", path, headers);
  }

  private static String post(String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: " + body.length());
    return request("POST", path, all.toArray(new String[0])) + body;
  }

  private static String events(String body, String... headers) {
    return post("/ingest/calls/c1/events", body, headers);
  }

  private static String chunked(String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Transfer-Encoding: chunked");
    return request("POST", "/ingest/calls/c1/events", all.toArray(new String[0])) + body;
  }

  private String length(String length) {
    return request(
            "POST", "/ingest/calls/c1/events", bearer(ingestToken), "Content-Length: " + length)
        + "{}";
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  private static String origin(String origin) {
    return "Origin: " + origin;
  }

  private static String protocols(String token) {
    return "Sec-WebSocket-Protocol: attune, bearer." + token;
  }

  // Tokens.

  private JWTClaimsSet claims(String subject) {
    return issuer.claims(subject).claim("roles", List.of("agent")).build();
  }

  private String supervisor(String team) {
    return issuer.token("sue", "supervisor", claims -> claims.claim("teams", List.of(team)));
  }

  /** Ann's own call, with a claim of the token changed. */
  private String claim(UnaryOperator<JWTClaimsSet.Builder> change) {
    return get(TRANSCRIPT, bearer(issuer.token("ann", "agent", change)));
  }

  /** Ann's own call, with the header of the token changed. */
  private String header(RSAKey key, Consumer<JWSHeader.Builder> change) {
    JWSHeader.Builder header = LocalIssuer.header(key);
    change.accept(header);
    return get(TRANSCRIPT, bearer(LocalIssuer.signed(key, header.build(), claims("ann"))));
  }

  private static String bobs(String token) {
    return token.substring(token.lastIndexOf('.') + 1);
  }

  private static Date inSeconds(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private URI forger() {
    return URI.create(issuer.url() + "/forged");
  }

  private static String encoded(String json) {
    return Base64URL.encode(json.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private String signedWithThePublicKey() throws Exception {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims("ann"));
    jwt.sign(new MACSigner(LocalIssuer.FIRST.toPublicKey().getEncoded()));
    return jwt.serialize();
  }

  private String encrypted() throws Exception {
    EncryptedJWT jwt =
        new EncryptedJWT(
            new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID("first")
                .build(),
            claims("ann"));
    jwt.encrypt(new RSAEncrypter(LocalIssuer.FIRST.toPublicJWK()));
    return jwt.serialize();
  }
}
