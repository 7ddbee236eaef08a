package io.attune.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.attune.wire.SchemaUnavailable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry with a certificate of its own that wants to see ours. */
class RegistryTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  @Test
  void storesOfOursAreUsedBothWays() throws Exception {
    Path store = folder.resolve("both.p12");
    makeKey(store);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(wantingCertificates(context(store)));
    try (StubRegistry stub = new StubRegistry(server)) {
      int id = stub.add("s", SchemaBuilder.record("R").fields().endRecord());
      String[] trusted = {
        "schema.registry.url",
        "https://" + stub.host(),
        "max.retries",
        "0",
        "schema.registry.ssl.truststore.location",
        store.toString(),
        "schema.registry.ssl.truststore.password",
        PASSWORD,
        "schema.registry.ssl.truststore.type",
        "PKCS12"
      };
      Map<String, String> both = stub.properties(trusted);
      both.put("schema.registry.ssl.keystore.location", store.toString());
      both.put("schema.registry.ssl.keystore.password", PASSWORD);
      both.put("schema.registry.ssl.keystore.type", "PKCS12");
      assertThat(RegistryClient.of(RegistryConfig.of(both)).schema(id).getName()).isEqualTo("R");

      for (Map<String, String> less :
          List.of(
              stub.properties(trusted),
              stub.properties(
                  "schema.registry.url", "https://" + stub.host(), "max.retries", "0"))) {
        assertThatThrownBy(() -> RegistryClient.of(RegistryConfig.of(less)).schema(id))
            .isInstanceOf(SchemaUnavailable.class)
            .hasMessageContaining("https://" + stub.host());
      }
    }
  }

  private static HttpsConfigurator wantingCertificates(SSLContext context) {
    return new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters ssl = context.getDefaultSSLParameters();
        ssl.setNeedClientAuth(true);
        parameters.setSSLParameters(ssl);
      }
    };
  }

  private static SSLContext context(Path store) {
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(
          new ConfigDef()
              .withClientSslSupport()
              .parse(
                  Map.of(
                      "ssl.keystore.location",
                      store.toString(),
                      "ssl.keystore.password",
                      PASSWORD,
                      "ssl.keystore.type",
                      "PKCS12",
                      "ssl.truststore.location",
                      store.toString(),
                      "ssl.truststore.password",
                      PASSWORD,
                      "ssl.truststore.type",
                      "PKCS12")));
      return factory.sslContext();
    }
  }

  /** A key and, for trust, its certificate beside it. */
  private static void makeKey(Path store) throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        "r",
        "-keyalg",
        "EC",
        "-dname",
        "CN=registry",
        "-ext",
        "san=ip:127.0.0.1",
        "-keystore",
        store.toString());
    Path certificate = store.resolveSibling("r.pem");
    keytool(
        "-exportcert",
        "-alias",
        "r",
        "-rfc",
        "-file",
        certificate.toString(),
        "-keystore",
        store.toString());
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "trusted",
        "-file",
        certificate.toString(),
        "-keystore",
        store.toString());
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }
}
