package io.attune.gateway.access;

import static com.nimbusds.jose.JWSAlgorithm.ES256;
import static com.nimbusds.jose.JWSAlgorithm.ES384;
import static com.nimbusds.jose.JWSAlgorithm.ES512;
import static com.nimbusds.jose.JWSAlgorithm.PS256;
import static com.nimbusds.jose.JWSAlgorithm.PS384;
import static com.nimbusds.jose.JWSAlgorithm.PS512;
import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static com.nimbusds.jose.JWSAlgorithm.RS384;
import static com.nimbusds.jose.JWSAlgorithm.RS512;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

/**
 * Verifies the JWTs of one issuer: signed by one of its asymmetric keys, for us, and now. Keys come
 * from the issuer's own list alone; {@code jku}, {@code x5u}, {@code jwk} and {@code x5c} in a
 * token's header are what a forger would write there, and are not looked at.
 */
final class JwtGate {
  /** What two clocks may differ by. A stream is cut off that much after the token's end. */
  private static final int LEEWAY_SECONDS = 30;

  /** In ID tokens and logout tokens, never in access tokens. */
  private static final Set<String> OTHER_TOKENS_CLAIMS = Set.of("at_hash", "c_hash", "events");

  /** Of Keycloak, whose tokens all have the same header. */
  private static final Set<String> OTHER_TOKENS_TYPES =
      Set.of("ID", "Refresh", "Offline", "Logout");

  /**
   * Asymmetric: with none and HS* a token would vouch for itself. EdDSA needs a further library.
   */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512);

  /** RFC 9068 has the two longer ones; providers that are older leave it out or write JWT. */
  private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES =
      new DefaultJOSEObjectTypeVerifier<>(
          JOSEObjectType.JWT,
          new JOSEObjectType("at+jwt"),
          new JOSEObjectType("application/at+jwt"),
          null);

  private final IssuerKeys keys;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final ClaimReader reader;

  JwtGate(AccessSettings.Issuer issuer, Clock clock) {
    keys = new IssuerKeys(issuer);
    reader = new ClaimReader(issuer.claims());
    processor.setJWSTypeVerifier(TYPES);
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys.cached()));
    processor.setJWTClaimsSetVerifier(verifier(issuer, clock));
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> verifier(
      AccessSettings.Issuer issuer, Clock clock) {
    JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(issuer.url()).build();
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            Set.of(issuer.audience()), exact, Set.of("exp", "sub"), OTHER_TOKENS_CLAIMS) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(LEEWAY_SECONDS);
    return verifier;
  }

  /**
   * Whose token this is.
   *
   * @throws Refused 401 if it cannot be trusted; 503 if nobody can tell, since the issuer's keys
   *     were never to be had
   */
  Identity identify(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      if (OTHER_TOKENS_TYPES.contains(String.valueOf(claims.getClaim("typ")))) {
        throw new Refused(401, "This is not an access token.");
      }
      long end = claims.getExpirationTime().getTime() + LEEWAY_SECONDS * 1_000L;
      return reader.read(claims.getClaims(), end);
    } catch (ExpiredJWTException e) {
      throw new Refused(401, "The token has expired.");
    } catch (RateLimitReachedException e) {
      throw keys.known() ? untrusted() : noKeys();
    } catch (KeySourceException e) {
      throw noKeys();
    } catch (BadJOSEException | JOSEException | ParseException e) {
      throw untrusted();
    }
  }

  /** One answer for everything that is wrong: a forger learns nothing from it. */
  private static Refused untrusted() {
    return new Refused(401, "The token cannot be trusted: it is not of our issuer, or not for us.");
  }

  private static Refused noKeys() {
    return new Refused(503, "The issuer of the tokens cannot be reached.", 5);
  }
}
