package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.gateway.access.AccessSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppConfigTest {
  @TempDir Path folder;

  @Test
  void nothingGivenTakesTheDefaults() {
    AppConfig config = environment(Map.of());
    assertThat(config.bootstrapServers()).isEqualTo("localhost:9092");
    assertThat(config.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE_V2);
    assertThat(config.commitIntervalMs()).isEqualTo(20);
    assertThat(config.roles()).isEqualTo(Set.of(Role.PROCESSOR, Role.GATEWAY));
    assertThat(config.replicationFactor()).isEqualTo((short) -1);
    assertThat(config.instanceId()).isEmpty();
    assertThat(config.stateDir()).isAbsolute().endsWithRaw(Path.of("attune"));
  }

  @Test
  void encoderTakesAModeAndAShare() {
    AppConfig config =
        environment(Map.of("ATTUNE_ENCODER", "on", "ATTUNE_ENCODER_CORE_SHARE", "0.25"));
    assertThat(config.encoder()).isEqualTo(EncoderMode.ON);
    assertThat(config.encoderCoreShare()).isEqualTo(0.25);
    assertThatThrownBy(
            () -> environment(Map.of("ATTUNE_ENCODER", "yes", "ATTUNE_ENCODER_CORE_SHARE", "NaN")))
        .hasMessage(
            "ATTUNE_ENCODER is \"yes\", expected auto, on or off\n"
                + "ATTUNE_ENCODER_CORE_SHARE is \"NaN\", expected a number from 0.05 to 1");
  }

  @Test
  void sealingTakesAFileOfKeys() throws IOException {
    Path file = folder.resolve("text.key");
    Map<String, String> perCall =
        Map.of("ATTUNE_TEXT_ENCRYPTION", "per-call", "ATTUNE_TEXT_KEY_FILE", file.toString());
    assertThatThrownBy(() -> environment(perCall))
        .hasMessageStartingWith("text-key-file: " + file + " is not there");
    Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> environment(perCall)).hasMessageContaining("open to everybody");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(environment(perCall).sealing().newCalls()).isTrue();
    assertThat(environment(perCall).topics().sealing().hasKeys()).isTrue();
    assertThat(environment(Map.of("ATTUNE_TEXT_KEY_FILE", file.toString())).sealing().newCalls())
        .isFalse();
    assertThat(environment(Map.of()).sealing().hasKeys()).isFalse();
    assertThatThrownBy(() -> environment(Map.of("ATTUNE_TEXT_ENCRYPTION", "per-call")))
        .hasMessage("ATTUNE_TEXT_ENCRYPTION is \"per-call\", expected a text-key-file beside it");
    assertThatThrownBy(() -> environment(Map.of("ATTUNE_TEXT_ENCRYPTION", "on")))
        .hasMessage("ATTUNE_TEXT_ENCRYPTION is \"on\", expected off or per-call");
  }

  @Test
  void eachSourceWinsOverTheOneBefore() throws IOException {
    Path file = file("threads=2\npartitions=2\nhttp-port=2\n");
    AppConfig config =
        AppConfig.read(
            Optional.of(file),
            Map.of("ATTUNE_PARTITIONS", "3", "ATTUNE_HTTP_PORT", "3"),
            Map.of(Setting.HTTP_PORT, "4"));
    assertThat(config.threads()).isEqualTo(2);
    assertThat(config.partitions()).isEqualTo(3);
    assertThat(config.httpPort()).isEqualTo(4);
    assertThat(config.pollMs()).isEqualTo(10);
  }

  @Test
  void blankInTheEnvironmentCountsAsNotSet() {
    assertThat(environment(Map.of("ATTUNE_THREADS", " ")).threads()).isEqualTo(1);
  }

  @Test
  void unknownVariableNamesTheNearest() {
    assertThatThrownBy(() -> environment(Map.of("ATTUNE_BOOTSTRAP_SERVER", "a:1")))
        .hasMessage(
            "there is no setting ATTUNE_BOOTSTRAP_SERVER, did you mean ATTUNE_BOOTSTRAP_SERVERS?");
  }

  @Test
  void aRegistryIsSetUnderConfluentsNames() throws IOException {
    Path file =
        file(
            "schema.registry.url=http://file\nauto.register.schemas=true\n"
                + "serde.vendors.own=x\nkafka.sasl.jaas.config=login\n");
    AppConfig config =
        AppConfig.read(
            Optional.of(file),
            Map.of("ATTUNE_BASIC_AUTH_USER_INFO", "a:b", "ATTUNE_AUTO_REGISTER_SCHEMAS", "false"),
            Map.of(Setting.SCHEMA_REGISTRY_URL, "http://option"));
    assertThat(config.registry())
        .containsOnly(
            Map.entry("schema.registry.url", "http://option"),
            Map.entry("auto.register.schemas", "false"),
            Map.entry("basic.auth.user.info", "a:b"),
            Map.entry("vendors.own", "x"),
            Map.entry("sasl.jaas.config", "login"));
    assertThat(environment(Map.of("ATTUNE_SCHEMA_REGISTRY_URL", "http://r")).registry())
        .containsOnly(Map.entry("schema.registry.url", "http://r"));
    assertThat(environment(Map.of()).registry()).isEmpty();
  }

  @Test
  void aSlipInARegistrysNameNamesTheNearest() throws IOException {
    Path file = file("auto.register.schema=true\n");
    assertThatThrownBy(() -> AppConfig.read(Optional.of(file), Map.of(), Map.of()))
        .hasMessageEndingWith("did you mean auto.register.schemas?");
    assertThatThrownBy(() -> environment(Map.of("ATTUNE_BASIC_AUTH_USERINFO", "a:b")))
        .hasMessageEndingWith("did you mean ATTUNE_BASIC_AUTH_USER_INFO?");
  }

  @Test
  void whatIsWrongWithARegistryIsNamedBeforeAnythingStarts() {
    AppConfig config = environment(Map.of("ATTUNE_SCHEMA_REGISTRY_URL", "ftp://r"));
    assertThatThrownBy(config::topics)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("schema.registry.url is no URL");
  }

  @Test
  void unknownKeyInTheFileNamesTheNearest() throws IOException {
    Path file = file("http.port=1\n");
    assertThatThrownBy(() -> AppConfig.read(Optional.of(file), Map.of(), Map.of()))
        .hasMessage(file + ": there is no setting http.port, did you mean http-port?");
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () -> environment(Map.of("ATTUNE_THREADS", "many", "ATTUNE_GUARANTEE", "twice")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("ATTUNE_THREADS is \"many\", expected a whole number from 1 to 64")
        .hasMessageContaining(
            "ATTUNE_GUARANTEE is \"twice\", expected exactly_once_v2 or at_least_once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BOOTSTRAP_SERVERS; localhost",
        "BOOTSTRAP_SERVERS; localhost:70000",
        "BOOTSTRAP_SERVERS; a:1,,b:2",
        "APPLICATION_ID; our app",
        "TOPIC_PREFIX; a/b",
        "PARTITIONS; 0",
        "REPLICATION_FACTOR; -2",
        "HTTP_PORT; 65536",
        "COMMIT_INTERVAL_MS; 2001",
        "POLL_MS; 0",
        "TICK_MS; 9",
        "ROLES; processor,boss",
        "STANDBY_REPLICAS; 1.5",
        "OIDC_ISSUER; idp.example",
        "OIDC_ISSUER; file:///etc/passwd",
        "OIDC_JWKS_URL; https://user:secret@idp.example/keys",
        "CORS_ORIGINS; *",
        "CORS_ORIGINS; null",
        "CORS_ORIGINS; https://crm.example/",
        "EMBED_ORIGINS; https://crm.example,",
        "EMBED_ORIGINS; https://crm.example script-src",
        "TRUSTED_PROXIES; our-proxy",
        "TRUSTED_PROXIES; 10.0.0.0/33",
        "STREAMS; 0",
        "BODY_KIB; 65537",
      })
  void badValueNamesKeyAndValueAndWhatIsRight(Setting setting, String value) {
    assertThatThrownBy(() -> environment(Map.of(setting.environment(), value)))
        .hasMessageContaining(setting.environment() + " is \"" + value + "\", expected ");
  }

  @Test
  void atLeastOnceCommitsOncePerSecondUnlessToldOtherwise() {
    Map<String, String> atLeastOnce = Map.of("ATTUNE_GUARANTEE", "at_least_once");
    assertThat(environment(atLeastOnce).commitIntervalMs()).isEqualTo(1_000);
    AppConfig told =
        AppConfig.read(Optional.empty(), atLeastOnce, Map.of(Setting.COMMIT_INTERVAL_MS, "60000"));
    assertThat(told.commitIntervalMs()).isEqualTo(60_000);
  }

  @Test
  void instancesOfOneMachineHaveFoldersOfTheirOwn() {
    assertThat(environment(Map.of("ATTUNE_INSTANCE_ID", "b")).stateDir())
        .isEqualTo(environment(Map.of()).stateDir().resolve("b"));
  }

  @Test
  void kafkasSettingsGoThroughFromFileAndEnvironment() throws IOException {
    AppConfig config =
        AppConfig.read(
            Optional.of(file("kafka.producer.compression.type=lz4\nkafka.sasl.mechanism=PLAIN\n")),
            Map.of("ATTUNE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
            Map.of());
    assertThat(config.clientProperties())
        .containsOnlyKeys("bootstrap.servers", "security.protocol", "sasl.mechanism")
        .containsEntry("security.protocol", "SASL_SSL");
    assertThat(config.kafka()).containsEntry("producer.compression.type", "lz4");
  }

  @Test
  void oneThingHasOneName() {
    assertThatThrownBy(() -> environment(Map.of("ATTUNE_KAFKA_POLL_MS", "5")))
        .hasMessage("kafka.poll.ms is set here as poll-ms");
  }

  @Test
  void whatKubernetesAndTheLauncherSetIsNoneOfOurs() {
    environment(
        Map.of(
            "ATTUNE_JAVA_OPTS", "-Xmx2g",
            "ATTUNE_PORT", "tcp://10.0.0.1:8080",
            "ATTUNE_PORT_8080_TCP_ADDR", "10.0.0.1",
            "ATTUNE_SERVICE_HOST", "10.0.0.1",
            "ATTUNE_GATEWAY_SERVICE_PORT_HTTP", "8080"));
    assertThatThrownBy(() -> environment(Map.of("ATTUNE_PORT", "8080")))
        .hasMessageContaining("there is no setting ATTUNE_PORT");
  }

  @Test
  void printingHidesPasswords() {
    AppConfig config = environment(Map.of("ATTUNE_KAFKA_SASL_JAAS_CONFIG", "password=\"secret\""));
    assertThat(config.toString()).doesNotContain("secret");
  }

  @Test
  void everybodyIsLetInOnlyOnLoopback() {
    AccessSettings access = environment(Map.of()).access();
    assertThat(access).isEqualTo(AccessSettings.on("127.0.0.1"));
  }

  @Test
  void openLetsEverybodyInUnlessThereAreLogins() {
    Map<String, String> open = Map.of("ATTUNE_ACCESS", "open", "ATTUNE_HTTP_HOST", "0.0.0.0");
    assertThat(environment(open).access()).isEqualTo(AccessSettings.on("0.0.0.0").opened());
    assertThatThrownBy(() -> environment(Map.of("ATTUNE_ACCESS", "yes")))
        .hasMessage("ATTUNE_ACCESS is \"yes\", expected auto or open");
    Map<String, String> both =
        Map.of(
            "ATTUNE_ACCESS", "open",
            "ATTUNE_OIDC_ISSUER", "https://idp.example",
            "ATTUNE_OIDC_AUDIENCE", "attune");
    assertThatThrownBy(() -> environment(both))
        .hasMessageContaining("auto where there are logins (oidc-issuer)");
  }

  @Test
  void anIssuerNeedsAnAudienceAndTheOtherWayRound() {
    assertThatThrownBy(() -> environment(Map.of("ATTUNE_OIDC_ISSUER", "https://idp.example")))
        .hasMessageStartingWith("oidc-audience is \"\", expected ");
    assertThatThrownBy(() -> environment(Map.of("ATTUNE_OIDC_AUDIENCE", "attune")))
        .hasMessageStartingWith("oidc-issuer is \"\", expected ");
  }

  @Test
  void whoIsLetInIsReadFromTheSettings() {
    AccessSettings access =
        environment(
                Map.of(
                    "ATTUNE_OIDC_ISSUER", "https://idp.example/realms/attune",
                    "ATTUNE_OIDC_AUDIENCE", "attune",
                    "ATTUNE_OIDC_ROLES_CLAIM", "realm_access.roles",
                    "ATTUNE_CORS_ORIGINS", "https://crm.example, https://crm.example:8443",
                    "ATTUNE_TRUSTED_PROXIES", "10.0.0.0/8, ::1",
                    "ATTUNE_TLS_KEYSTORE", "/etc/attune/tls.p12",
                    "ATTUNE_TLS_KEYSTORE_PASSWORD", "secret",
                    "ATTUNE_BODY_KIB", "64"))
            .access();
    assertThat(access.issuer())
        .contains(
            new AccessSettings.Issuer(
                "https://idp.example/realms/attune",
                Optional.empty(),
                "attune",
                Optional.empty(),
                new AccessSettings.Claims("realm_access.roles", "teams", "sub", "tenant")));
    assertThat(access.corsOrigins())
        .containsExactlyInAnyOrder("https://crm.example", "https://crm.example:8443");
    assertThat(access.trustedProxies()).containsExactlyInAnyOrder("10.0.0.0/8", "::1");
    assertThat(access.limits().bodyBytes()).isEqualTo(65_536);
    assertThat(access.toString()).doesNotContain("secret");
  }

  @Test
  void readmeHasTheTable() throws IOException {
    assertThat(Files.readString(Path.of("..", "README.md"))).contains(AppConfig.table());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("attune.properties"), text);
  }

  @Test
  void aFileInAnotherEncodingIsNamed() throws Exception {
    Path file = folder.resolve("attune.properties");
    Files.write(file, "queue=Ger\u00e4te".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> AppConfig.read(Optional.of(file), Map.of(), Map.of()))
        .isInstanceOf(Failure.class)
        .hasMessage(file + " is not in UTF-8; save it as that");
  }

  private static AppConfig environment(Map<String, String> environment) {
    return AppConfig.read(Optional.empty(), environment, Map.of());
  }
}
