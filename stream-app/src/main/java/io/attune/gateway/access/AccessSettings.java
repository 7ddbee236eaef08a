package io.attune.gateway.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Who is let in, from where, and how much they may ask for.
 *
 * @param host the address to listen on: on a loopback one without an issuer nobody has to log in
 * @param open whether nobody has to log in, whatever the address; there is no issuer then
 * @param issuer who vouches for people and programs; empty if nobody does
 * @param ingestTokens file of API tokens for ingest, see {@link IngestTokens}
 * @param corsOrigins other pages that may call, such as {@code https://crm.example}
 * @param embedOrigins other pages that may show the overlay in a frame
 * @param trustedProxies addresses and CIDR blocks whose {@code X-Forwarded-For} is believed
 * @param tls empty for plain HTTP
 * @param limits how much anybody may ask for
 */
public record AccessSettings(
    String host,
    boolean open,
    Optional<Issuer> issuer,
    Optional<Path> ingestTokens,
    Set<String> corsOrigins,
    Set<String> embedOrigins,
    Set<String> trustedProxies,
    Optional<Tls> tls,
    Limits limits) {

  public AccessSettings {
    corsOrigins = Set.copyOf(corsOrigins);
    embedOrigins = Set.copyOf(embedOrigins);
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /** Everything by default, on this address. */
  public static AccessSettings on(String host) {
    return new AccessSettings(
        host,
        false,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Limits.DEFAULT);
  }

  /** The same, open to everybody who reaches the address. */
  public AccessSettings opened() {
    return new AccessSettings(
        host,
        true,
        Optional.empty(),
        ingestTokens,
        corsOrigins,
        embedOrigins,
        trustedProxies,
        tls,
        limits);
  }

  /** The same with logins. */
  public AccessSettings with(Issuer issuer) {
    return new AccessSettings(
        host,
        false,
        Optional.of(issuer),
        ingestTokens,
        corsOrigins,
        embedOrigins,
        trustedProxies,
        tls,
        limits);
  }

  /**
   * Whether everybody is let in: nobody could log in, and only this machine can ask, or all may.
   */
  boolean development() {
    return issuer.isEmpty() && (open || isLoopback(host));
  }

  /** Whether it is an address, a range or a CIDR block, as {@link #trustedProxies} has them. */
  public static boolean isAddressPattern(String text) {
    try {
      new InetAddressSet().add(text);
      return !text.isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // Nobody can listen there; said when it is tried.
    }
  }

  /**
   * An OpenID provider, and how its tokens say what we need to know.
   *
   * @param url the value of {@code iss}, compared to the letter
   * @param jwksUrl where its keys are; empty asks its {@code /.well-known/openid-configuration}
   * @param audience one of {@code aud} must be this
   * @param clientId with which our pages log people in; empty if they cannot
   * @param claims names of the claims that we read
   */
  public record Issuer(
      String url,
      Optional<String> jwksUrl,
      String audience,
      Optional<String> clientId,
      Claims claims) {}

  /**
   * Names of claims; a dot leads into an object, as in {@code realm_access.roles}.
   *
   * @param roles list, or words with blanks between: agent, supervisor, ingest, admin
   * @param teams list, or words with blanks between
   * @param agent the agent's id as the calls have it
   * @param tenant the tenant as the calls have it
   */
  public record Claims(String roles, String teams, String agent, String tenant) {
    /** The names without any setting. */
    public static final Claims DEFAULT = new Claims("roles", "teams", "sub", "tenant");
  }

  /**
   * The gateway's own certificate.
   *
   * @param keystore PKCS#12, or PEM with the chain and its unencrypted PKCS#8 key
   * @param password of a PKCS#12 file; empty for PEM
   */
  public record Tls(Path keystore, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Tls[" + keystore + "]";
    }
  }

  /**
   * How much anybody may ask for. Rates are averages: up to two seconds' worth may come at once.
   *
   * @param requestsPerSecond of one identity; of one remote address ten times that
   * @param ingestRequestsPerSecond the same for ingest, counted apart
   * @param streams open at once, of everybody together
   * @param streamsPerIdentity open at once
   * @param bodyBytes of one request, or of one WebSocket message
   */
  public record Limits(
      int requestsPerSecond,
      int ingestRequestsPerSecond,
      int streams,
      int streamsPerIdentity,
      int bodyBytes) {
    /** The limits without any setting. */
    public static final Limits DEFAULT = new Limits(50, 500, 6_000, 50, 1 << 20);
  }
}
