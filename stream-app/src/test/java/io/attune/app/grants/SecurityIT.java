package io.attune.app.grants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.app.AppConfig;
import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Instance;
import io.attune.app.Main;
import io.attune.app.Playbooks;
import io.attune.app.Setting;
import io.attune.engine.Shelf;
import io.attune.gateway.EventStream;
import io.attune.topology.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/security.md}, run: a broker with TLS, logins and no permission for anybody, Attune
 * with the settings and the grants of that page, then with each grant missing in turn.
 */
@Timeout(180)
@TestMethodOrder(OrderAnnotation.class)
class SecurityIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String START =
      "{\"type\":\"started\",\"agentId\":\"ann\",\"team\":\"%s\",\"language\":\"en-US\"}";
  private static final String DEMAND =
      "{\"type\":\"segment\",\"segmentId\":\"s1\",\"speaker\":\"customer\",\"startMs\":200,\"endMs\":2000,"
          + "\"text\":\"i want to speak to your manager right now\"}";
  private static final String END = "{\"type\":\"ended\",\"reason\":\"hangup\"}";

  /** A rule that is waved away as often as this mutes itself, by an order of the processor. */
  private static final int TIRED = 10;

  @TempDir static Path folder;
  private static TestCertificates certificates;
  private static LockedKafka kafka;
  private static Admin admin;
  private static Path adminSettings;
  private static Shelf shelf;

  @BeforeAll
  static void startBroker() throws Exception {
    shelf = Playbooks.shelf(Playbooks.BY_LANGUAGE, new PrintWriter(new StringWriter()));
    certificates = new TestCertificates(folder.resolve("certificates"));
    Files.copy(certificates.pem(), folder.resolve("kafka-ca.pem"));
    kafka =
        new LockedKafka(
            folder.resolve("broker"),
            certificates.signed("broker", "dns:localhost"),
            certificates.signed("expired", "dns:localhost", "-startdate", "-9d", "-validity", "2"),
            certificates.signed("strange", "dns:elsewhere.example"),
            certificates.pem());
    adminSettings = settings("admin", LockedKafka.ADMIN_PASSWORD);
    admin = Admin.create(config(adminSettings, Map.of()).clientProperties());
    for (PrincipalRole role : PrincipalRole.values()) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      user(role),
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                      "secret of " + role)))
          .all()
          .get(30, TimeUnit.SECONDS);
      settings(user(role), "secret of " + role);
    }
  }

  @AfterAll
  static void stopBroker() {
    if (admin != null) {
      admin.close();
    }
    if (kafka != null) {
      kafka.close();
    }
  }

  @Test
  @Order(1)
  void theDocumentedGrantsAreEnoughAndNoneIsSuperfluous() throws Exception {
    for (PrincipalRole role : PrincipalRole.values()) {
      ran(
          "acls",
          "--role",
          role.key(),
          "--principal",
          "User:" + user(role),
          "--apply",
          "--config",
          adminSettings.toString());
    }
    deploy();
    try (Instance gateway = start(PrincipalRole.GATEWAY, Map.of());
        Instance processor = start(PrincipalRole.PROCESSOR, Map.of())) {
      assertThat(processor.awaitReady(Duration.ofSeconds(60))).isTrue();
      assertThat(gateway.awaitReady(Duration.ofSeconds(60))).isTrue();
      publishBesideTheGateway();
      coach(gateway.address().orElseThrow());
      sink();
      ran(
          "debrief",
          "call-0",
          "--out",
          folder.resolve("debriefs").toString(),
          "--bootstrap-servers",
          kafka.servers(),
          "--config",
          file(PrincipalRole.ANALYST));
      ran("experiment", "report", "none-shown", "--config", file(PrincipalRole.ANALYST));
      ran("playbook", "list", "--active", "--config", file(PrincipalRole.ANALYST));
      ran("erase", "call-0", "--config", file(PrincipalRole.ERASER));
      await(() -> unused().isEmpty() ? "" : "granted and never used: " + unused());
    }
  }

  @Test
  @Order(2)
  void eachGrantThatIsMissingIsNamedAtTheStart() throws Exception {
    for (PrincipalRole role : List.of(PrincipalRole.PROCESSOR, PrincipalRole.GATEWAY)) {
      for (Grant grant : role.grants(config(role, Map.of()))) {
        if (grant.operation() == AclOperation.CREATE) {
          continue; // They exist by now; see below.
        }
        try (Missing missing = new Missing(grant, role)) {
          assertThatThrownBy(() -> start(role, Map.of()).close())
              .as(grant.toString())
              .isInstanceOf(Failure.class)
              .hasMessageContaining("does not grant this principal " + grant + ",")
              .hasMessageContaining("attune acls --role " + role);
        }
      }
    }
    try (Missing missing =
        new Missing(
            grant(PrincipalRole.PROCESSOR, "Write on topic coaching-cues"),
            PrincipalRole.PROCESSOR)) {
      Said said = run("run", "--roles", "processor", "--config", file(PrincipalRole.PROCESSOR));
      assertThat(said.status()).isEqualTo(ExitCode.ENVIRONMENT);
      assertThat(said.err()).contains("Write on topic coaching-cues").hasLineCount(1);
    }
  }

  /** The log of the state does not exist then, so Kafka cannot tell before what is missing. */
  @Test
  @Order(3)
  void atTheFirstStartTheGrantsOnTheStatesLogAreNamedToo() throws Exception {
    List<Grant> onLogs =
        PrincipalRole.PROCESSOR.grants(config(PrincipalRole.PROCESSOR, Map.of())).stream()
            .filter(grant -> grant.name().endsWith("-changelog"))
            .toList();
    assertThat(onLogs).hasSize(6);
    for (Grant plain : onLogs) {
      String application = "first-" + onLogs.indexOf(plain);
      Map<Setting, String> more = Map.of(Setting.APPLICATION_ID, application);
      List<Grant> grants = PrincipalRole.PROCESSOR.grants(config(PrincipalRole.PROCESSOR, more));
      String lacking = plain.toString().replace("attune-call", application + "-call");
      grantAllBut(lacking, grants);
      assertThatThrownBy(
              () -> {
                try (Instance instance = start(PrincipalRole.PROCESSOR, more)) {
                  instance.awaitReady(Duration.ofSeconds(60));
                }
              })
          .isInstanceOf(Failure.class)
          .hasMessageContaining("does not grant this principal " + lacking + ",");
    }
  }

  @Test
  @Order(4)
  void aGrantThatIsRevokedStopsTheProcessorAndIsToldByTheGateway() throws Exception {
    try (Instance gateway = start(PrincipalRole.GATEWAY, Map.of());
        Instance processor = start(PrincipalRole.PROCESSOR, Map.of())) {
      assertThat(processor.awaitReady(Duration.ofSeconds(60))).isTrue();
      assertThat(gateway.awaitReady(Duration.ofSeconds(60))).isTrue();
      String address = gateway.address().orElseThrow();
      try (Missing missing =
          new Missing(
              grant(PrincipalRole.PROCESSOR, "Write on topic coaching-cues"),
              PrincipalRole.PROCESSOR)) {
        post(address, "revoked", START.formatted("north"), DEMAND);
        assertThat(processor.ended().get(30, TimeUnit.SECONDS))
            .contains("does not grant this principal Write on topic coaching-cues,");
      }
      try (Missing missing =
          new Missing(
              grant(PrincipalRole.GATEWAY, "Read on topic call-views"), PrincipalRole.GATEWAY)) {
        await(
            () ->
                get(address + "/ready").body().contains("a grant on the topic call-views")
                    ? ""
                    : "still ready");
        assertThat(get(address + "/ready").statusCode()).isEqualTo(503);
      }
      await(() -> get(address + "/ready").statusCode() == 200 ? "" : "not ready again");
      try (Missing missing =
          new Missing(
              grant(PrincipalRole.GATEWAY, "Write on topic call-events"), PrincipalRole.GATEWAY)) {
        await(
            () ->
                send(address + "/ingest/calls/unheard/events", END).statusCode() == 503
                    ? ""
                    : "still taken");
      }
    }
  }

  @Test
  @Order(5)
  void whoIsNotLetInIsToldWhy() throws Exception {
    refused(
        "the broker does not accept the login (kafka.sasl.jaas.config)",
        settings("attune-deployer-typo", "wrong"));
    Path deployer = Path.of(file(PrincipalRole.DEPLOYER));
    String trusted = Files.readString(deployer);
    TestCertificates others = new TestCertificates(folder.resolve("others"));
    refused(
        "no TLS with the broker (kafka.ssl.*): ",
        write(
            "other-authority",
            trusted.replace(folder.resolve("kafka-ca.pem").toString(), others.pem().toString())));
    refused(
        "no TLS with the broker (kafka.ssl.*): ",
        write(
            "expired",
            trusted.replace(kafka.servers(), kafka.expiredServers()).replace("SASL_SSL", "SSL")));
    refused(
        "no TLS with the broker (kafka.ssl.*): No subject alternative DNS name matching localhost",
        write(
            "strange",
            trusted.replace(kafka.servers(), kafka.strangeServers()).replace("SASL_SSL", "SSL")));
  }

  @Test
  @Order(6)
  void aClientCertificateIsALoginToo() throws Exception {
    Path key = certificates.signed("attune-processor", "dns:attune-processor");
    Files.writeString(folder.resolve("processor.pem"), TestCertificates.asPem(key));
    Path file =
        write(
            "certificate",
            SecurityDocument.settings("certificate")
                .replace("/etc/attune", folder.toString())
                .replace("kafka.example:9094", kafka.certificateServers()));
    Said before = run("topics", "check", "--config", file.toString());
    assertThat(before.status()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(before.err()).contains("this principal lacks a grant");
    ran(
        "acls",
        "--role",
        "deployer",
        "--principal",
        "User:CN=attune-processor",
        "--apply",
        "--config",
        adminSettings.toString());
    await(
        () ->
            run("topics", "check", "--config", file.toString()).status() == ExitCode.OK
                ? ""
                : "not let in");
  }

  // --- The one day that every grant is used on.

  private void deploy() throws Exception {
    String deployer = file(PrincipalRole.DEPLOYER);
    await(
        () ->
            run("topics", "check", "--config", deployer).status() == ExitCode.ENVIRONMENT
                    && run("topics", "check", "--config", deployer).err().isEmpty()
                ? ""
                : "not let in");
    ran("topics", "create", "--partitions", "1", "--config", deployer);
    ran("topics", "check", "--config", deployer);
    Path playbook =
        Files.writeString(
            folder.resolve("team.yaml"),
            "playbook: team-en\nversion: 1\nextends: default-en@1\ndescription: Ours\n");
    ran("playbook", "publish", playbook.toString(), "--config", deployer);
    ran(
        "experiment",
        "set",
        "none-shown",
        "team-en@1",
        "--holdout",
        "1",
        "--team",
        "held",
        "--config",
        deployer);
  }

  private void publishBesideTheGateway() throws Exception {
    Map<String, Object> client = config(PrincipalRole.PRODUCER, Map.of()).clientProperties();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] noEvent = "no event".getBytes(UTF_8);
      producer
          .send(new ProducerRecord<>(Topics.PLAIN.callEvents(), noEvent, noEvent))
          .get(30, TimeUnit.SECONDS);
    }
  }

  private void coach(String address) throws Exception {
    try (EventStream agent = EventStream.open(address + "/live/agents/ann/cues", "")) {
      for (int i = 0; i < TIRED; i++) {
        String call = "call-" + i;
        post(address, call, START.formatted("north"), DEMAND);
        String cue =
            agent
                .await(
                    event -> isCueOf(call, event) && event.data().path("validForMs").asLong() > 0)
                .data()
                .path("cueId")
                .asText();
        String path = address + "/api/calls/" + call;
        assertThat(
                send(path + "/cues/" + cue + "/feedback", "{\"action\":\"dismissed\"}")
                    .statusCode())
            .isEqualTo(202);
        assertThat(send(path + "/alert/acknowledge", "").statusCode()).isEqualTo(202);
        agent.await(
            event ->
                isCueOf(call, event) && event.data().path("outcome").asText().equals("dismissed"));
        post(address, call, END);
      }
    }
    post(address, "held", START.formatted("held"), DEMAND, END);
    await(() -> get(address + "/api/calls/call-0/debrief").statusCode() == 200 ? "" : "no debrief");
    await(() -> get(address + "/api/calls").body().contains("\"held\"") ? "" : "held not finished");
  }

  private static boolean isCueOf(String call, EventStream.Event event) {
    return event.name().equals("cue") && event.data().path("callId").asText().equals(call);
  }

  private void sink() throws Exception {
    Map<String, Object> client =
        new HashMap<>(config(PrincipalRole.SINK, Map.of()).clientProperties());
    client.putAll(Map.of("group.id", "connect-warehouse", "auto.offset.reset", "earliest"));
    Topics topics = Topics.PLAIN;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(
          List.of(
              topics.callTurns(),
              topics.callSummaries(),
              topics.coachingCues(),
              topics.cueFeedback(),
              topics.callErasures()));
      await(() -> consumer.poll(Duration.ofMillis(200)).isEmpty() ? "nothing read" : "");
      consumer.commitSync();
    }
  }

  private static List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (PrincipalRole role : PrincipalRole.values()) {
      for (Grant grant : role.grants(config(role, Map.of()))) {
        boolean used =
            RecordingAuthorizer.uses().stream()
                .anyMatch(use -> use.principal().equals("User:" + user(role)) && use.isOf(grant));
        if (!used) {
          unused.add(role + ": " + grant);
        }
      }
    }
    return unused;
  }

  // --- Grants that come and go.

  /** A grant that is away until this is closed. */
  private static final class Missing implements AutoCloseable {
    private final Grant grant;
    private final String principal;

    Missing(Grant grant, PrincipalRole role) throws Exception {
      this.grant = grant;
      this.principal = "User:" + user(role);
      int before = RecordingAuthorizer.known();
      admin
          .deleteAcls(List.of(grant.binding(principal).toFilter()))
          .all()
          .get(30, TimeUnit.SECONDS);
      await(() -> RecordingAuthorizer.known() == before - 1 ? "" : "not revoked");
    }

    @Override
    public void close() throws Exception {
      grantAll(List.of(grant), principal);
    }
  }

  private static void grantAllBut(String lacking, List<Grant> grants) throws Exception {
    List<Grant> rest =
        grants.stream()
            .filter(grant -> grant.resource().contains("first-"))
            .filter(grant -> !grant.toString().equals(lacking))
            .toList();
    assertThat(rest).hasSize(7);
    grantAll(rest, "User:" + user(PrincipalRole.PROCESSOR));
  }

  private static void grantAll(List<Grant> grants, String principal) throws Exception {
    int before = RecordingAuthorizer.known();
    admin
        .createAcls(grants.stream().map(grant -> grant.binding(principal)).toList())
        .all()
        .get(30, TimeUnit.SECONDS);
    await(() -> RecordingAuthorizer.known() == before + grants.size() ? "" : "not granted");
  }

  private static Grant grant(PrincipalRole role, String named) {
    return role.grants(config(role, Map.of())).stream()
        .filter(grant -> grant.toString().equals(named))
        .findFirst()
        .orElseThrow();
  }

  // --- Settings, by the document.

  private static Path settings(String user, String password) throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve(user)).resolve("password"), password);
    return write(
        user,
        SecurityDocument.settings("processor")
            .replace("/etc/attune/processor", folder.resolve(user).toString())
            .replace("/etc/attune", folder.toString())
            .replace("attune-processor", user)
            .replace("kafka.example:9093", kafka.servers()));
  }

  private static Path write(String name, String settings) throws Exception {
    return Files.writeString(folder.resolve(name + ".properties"), settings);
  }

  private static String user(PrincipalRole role) {
    return "attune-" + role;
  }

  private static String file(PrincipalRole role) {
    return folder.resolve(user(role) + ".properties").toString();
  }

  private static AppConfig config(PrincipalRole role, Map<Setting, String> more) {
    return config(Path.of(file(role)), more);
  }

  private static AppConfig config(Path file, Map<Setting, String> more) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    given.put(Setting.HTTP_PORT, "0");
    given.putAll(more);
    return AppConfig.read(Optional.of(file), given);
  }

  private static Instance start(PrincipalRole role, Map<Setting, String> more) throws Exception {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    given.put(Setting.ROLES, role.key());
    String application = more.getOrDefault(Setting.APPLICATION_ID, "attune");
    given.put(Setting.STATE_DIR, folder.resolve("state-" + application).toString());
    given.putAll(more);
    return Instance.start(config(role, given), shelf);
  }

  // --- Commands and requests.

  private record Said(int status, String out, String err) {}

  private static Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Said(status, out.toString(), err.toString());
  }

  private static String ran(String... arguments) {
    Said said = run(arguments);
    assertThat(said.status()).as(said.err()).isZero();
    return said.out();
  }

  private static void refused(String reason, Path file) {
    Said said = run("topics", "check", "--config", file.toString());
    assertThat(said.status()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(said.err()).contains(reason).hasLineCount(1);
  }

  /** As a recogniser does it: what Kafka did not take in time is sent again. */
  private static void post(String address, String callId, String... lines) throws Exception {
    String path = address + "/ingest/calls/" + callId + "/events";
    await(
        () -> {
          HttpResponse<String> answer = send(path, String.join("\n", lines));
          return answer.statusCode() == 202 ? "" : answer.body();
        });
  }

  private static HttpResponse<String> send(String address, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String address) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  /**
   * @param look tells what is still wrong; nothing when it is as it should be
   */
  private static void await(Callable<String> look) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String wrong = look.call();
    while (!wrong.isEmpty()) {
      assertThat(System.nanoTime()).as(wrong).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
      wrong = look.call();
    }
  }
}
