package io.attune.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with certificates that the JDK's keytool makes, and their renewal. */
class TlsIT {
  private static final String PASSWORD = "change it";
  private static final long PATIENCE_MS = 20_000;

  @TempDir private Path folder;

  private Path keystore(String name, String algorithm) throws Exception {
    Path file = folder.resolve(name + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-J-XX:TieredStopAtLevel=1",
            "-genkeypair",
            "-alias",
            "gateway",
            "-keyalg",
            algorithm,
            "-dname",
            "CN=" + name,
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    return file;
  }

  /** The same certificate and key as PEM. */
  private Path pem(Path keystore) throws Exception {
    KeyStore store = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
    String text =
        block("CERTIFICATE", store.getCertificate("gateway").getEncoded())
            + block("PRIVATE KEY", store.getKey("gateway", PASSWORD.toCharArray()).getEncoded());
    return Files.writeString(folder.resolve("gateway.pem"), text);
  }

  private static String block(String type, byte[] der) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(type, Base64.getMimeEncoder().encodeToString(der), type);
  }

  private static GuardedServer server(Path keystore, String password) {
    AccessSettings plain = AccessSettings.on("127.0.0.1");
    return new GuardedServer(
        new AccessSettings(
            plain.host(),
            plain.open(),
            plain.issuer(),
            plain.ingestTokens(),
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.of(new AccessSettings.Tls(keystore, password)),
            plain.limits()));
  }

  private record Secured(String protocol, String subject, String answer) {}

  private static Secured get(GuardedServer server, String... protocols) throws Exception {
    SSLContext trusting = SSLContext.getInstance("TLS");
    trusting.init(null, new TrustManager[] {new TrustsAll()}, null);
    try (SSLSocket socket =
        (SSLSocket)
            trusting
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
      if (protocols.length > 0) {
        socket.setEnabledProtocols(protocols);
      }
      socket.startHandshake();
      String request =
          "GET /health HTTP/1.1\r\nHost: localhost:"
              + server.port()
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return new Secured(
          socket.getSession().getProtocol(),
          shown.getSubjectX500Principal().getName(),
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The certificates here are their own issuers. */
  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Test
  void pkcs12IsServedAndBrowsersAreToldToStayWithTls() throws Exception {
    try (GuardedServer server = server(keystore("one", "RSA"), PASSWORD)) {
      Secured secured = get(server);
      assertThat(secured.protocol()).isEqualTo("TLSv1.3");
      assertThat(secured.answer())
          .startsWith("HTTP/1.1 200")
          .contains("Strict-Transport-Security: max-age=31536000");
      assertThat(get(server, "TLSv1.2").protocol()).isEqualTo("TLSv1.2");
    }
  }

  @Test
  void oldProtocolsAreNotSpoken() throws Exception {
    try (GuardedServer server = server(keystore("one", "RSA"), PASSWORD)) {
      assertThatThrownBy(() -> get(server, "TLSv1.1")).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void pemIsServedToo() throws Exception {
    for (String algorithm : List.of("RSA", "EC")) {
      try (GuardedServer server = server(pem(keystore(algorithm, algorithm)), "")) {
        assertThat(get(server).subject()).isEqualTo("CN=" + algorithm);
      }
    }
  }

  @Test
  void aRenewedCertificateIsServedWithoutARestart() throws Exception {
    Path live = Files.copy(keystore("before", "EC"), folder.resolve("live.p12"));
    Path renewed = keystore("after", "EC");
    try (GuardedServer server = server(live, PASSWORD)) {
      assertThat(get(server).subject()).isEqualTo("CN=before");
      Files.move(renewed, live, StandardCopyOption.REPLACE_EXISTING);
      long end = System.currentTimeMillis() + PATIENCE_MS;
      while (get(server).subject().equals("CN=before") && System.currentTimeMillis() < end) {
        Thread.sleep(100);
      }
      assertThat(get(server).subject()).isEqualTo("CN=after");
    }
  }

  @Test
  void whatIsWrongWithTheFileIsSaidAtTheStart() throws Exception {
    Path keystore = keystore("one", "EC");
    assertThatThrownBy(() -> server(keystore, "guess"))
        .hasMessageContaining("tls-keystore " + keystore + ": ")
        .hasMessageContaining("password");
    Path none = folder.resolve("none.p12");
    assertThatThrownBy(() -> server(none, PASSWORD))
        .hasMessageContaining("tls-keystore " + none + ": it cannot be read");
    Path noKey = Files.writeString(folder.resolve("key.pem"), "-----BEGIN EC PRIVATE KEY-----");
    assertThatThrownBy(() -> server(noKey, "")).hasMessageContaining("has no CERTIFICATE");
  }
}
