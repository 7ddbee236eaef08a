package io.attune.app.grants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority and what it signs, made by the JDK's keytool in a folder. */
final class TestCertificates {
  static final String PASSWORD = "change it";

  private final Path folder;
  private final Path authority;

  /** Makes the authority. */
  TestCertificates(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    this.authority = folder.resolve("authority.p12");
    keytool(authority, "-genkeypair", "-dname", "CN=authority", "-ext", "bc:c", "-validity", "2");
    Files.writeString(pem(), block("CERTIFICATE", certificate(authority).getEncoded()));
  }

  /** The authority's certificate, for those who trust it. */
  Path pem() {
    return folder.resolve("authority.pem");
  }

  /**
   * A key with its certificate, as PKCS#12.
   *
   * @param host what it is for, such as {@code dns:localhost}
   * @param more more options of keytool's -gencert
   */
  Path signed(String name, String host, String... more) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Path request = folder.resolve(name + ".csr");
    Path signed = folder.resolve(name + ".crt");
    keytool(store, "-genkeypair", "-dname", "CN=" + name, "-validity", "2");
    keytool(store, "-certreq", "-file", request.toString());
    List<String> sign = new ArrayList<>(List.of("-gencert", "-infile", request.toString(), "-rfc"));
    sign.addAll(List.of("-outfile", signed.toString(), "-ext", "san=" + host));
    sign.addAll(List.of(more));
    keytool(authority, sign.toArray(String[]::new));
    Files.writeString(signed, Files.readString(signed) + Files.readString(pem()));
    keytool(store, "-importcert", "-noprompt", "-file", signed.toString());
    return store;
  }

  /** The same as PEM: the chain and the key, unencrypted. */
  static String asPem(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    StringBuilder text = new StringBuilder();
    text.append(block("PRIVATE KEY", keys.getKey("it", PASSWORD.toCharArray()).getEncoded()));
    for (Certificate certificate : keys.getCertificateChain("it")) {
      text.append(block("CERTIFICATE", certificate.getEncoded()));
    }
    return text.toString();
  }

  private static Certificate certificate(Path store) throws Exception {
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()).getCertificate("it");
  }

  private static void keytool(Path store, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    // Each start of it compiles the same code; for one key it need not be fast code.
    command.add("-J-XX:TieredStopAtLevel=1");
    command.addAll(List.of(arguments));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC"));
    }
    command.addAll(List.of("-alias", "it", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }

  private static String block(String type, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), type);
  }
}
