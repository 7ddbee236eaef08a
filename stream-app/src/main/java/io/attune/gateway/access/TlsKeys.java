package io.attune.gateway.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The gateway's certificate and key, from PKCS#12 or PEM; read again when the file changes. */
final class TlsKeys extends SslContextFactory.Server {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final Pattern CERTIFICATES =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\\s*");
  private static final List<String> KEY_TYPES = List.of("RSA", "EC", "Ed25519");

  /** Only in memory: the key of a PEM file is as open as the file is. */
  private static final String PEM_PASSWORD = "in-memory";

  private final Path file;

  TlsKeys(AccessSettings.Tls tls) {
    this.file = tls.keystore();
    setKeyStorePath(tls.keystore().toString());
    setKeyStoreType("PKCS12");
    setKeyStorePassword(isPem(tls.keystore()) ? PEM_PASSWORD : tls.password());
    setIncludeProtocols("TLSv1.3", "TLSv1.2");
  }

  @Override
  protected KeyStore loadKeyStore(Resource resource) throws Exception {
    return isPem(file) ? pem() : super.loadKeyStore(resource);
  }

  /** We ask nobody for a certificate. */
  @Override
  protected KeyStore loadTrustStore(Resource resource) {
    return null;
  }

  /**
   * Reads them once, so that what is wrong is said before the port is opened.
   *
   * @throws UncheckedIOException naming the file and what is wrong with it
   */
  static void check(AccessSettings.Tls tls) {
    try {
      TlsKeys keys = new TlsKeys(tls);
      keys.loadKeyStore(keys.getKeyStoreResource());
    } catch (Exception e) {
      String what = Files.isReadable(tls.keystore()) ? e.getMessage() : "it cannot be read";
      throw new UncheckedIOException(
          new IOException("tls-keystore " + tls.keystore() + ": " + what, e));
    }
  }

  private static boolean isPem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".pem") || name.endsWith(".crt");
  }

  private KeyStore pem() throws IOException, GeneralSecurityException {
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    StringBuilder chain = new StringBuilder();
    Matcher certificates = CERTIFICATES.matcher(text);
    while (certificates.find()) {
      chain.append(certificates.group()).append('\n');
    }
    Certificate[] parsed =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new java.io.ByteArrayInputStream(
                    chain.toString().getBytes(StandardCharsets.US_ASCII)))
            .toArray(new Certificate[0]);
    if (parsed.length == 0) {
      throw new IOException(file + " has no CERTIFICATE");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("gateway", key(text), PEM_PASSWORD.toCharArray(), parsed);
    return store;
  }

  private PrivateKey key(String text) throws IOException, GeneralSecurityException {
    Matcher matcher = KEY.matcher(text);
    if (!matcher.find()) {
      throw new IOException(
          file
              + " has no unencrypted PRIVATE KEY (PKCS#8); openssl pkcs8 -topk8 -nocrypt makes one");
    }
    byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
    for (String type : KEY_TYPES) {
      try {
        return KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException e) {
        // Of another type.
      }
    }
    throw new IOException(file + " has a key that is neither RSA, EC nor Ed25519");
  }
}
