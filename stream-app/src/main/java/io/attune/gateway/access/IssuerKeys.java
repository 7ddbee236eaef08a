package io.attune.gateway.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of the issuer. They are read when the first token comes, again every five minutes
 * in the background, and when a token names one that is not among them, at most twice in half a
 * minute. While the issuer cannot be reached, the last ones hold for twelve hours.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {
  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final int CONNECT_MS = 2_000;
  private static final int READ_MS = 2_000;
  private static final int MOST_BYTES = 512 * 1024;
  private static final long FRESH_MS = 5 * 60_000;
  private static final long WAIT_FOR_OTHER_THREAD_MS = 5_000;
  private static final long AHEAD_MS = 60_000;
  private static final long BETWEEN_READS_MS = 30_000;
  private static final long OUTAGE_MS = 12 * 3_600_000L;

  private final AccessSettings.Issuer issuer;
  private final DefaultResourceRetriever http =
      new DefaultResourceRetriever(CONNECT_MS, READ_MS, MOST_BYTES);
  private volatile boolean known;

  IssuerKeys(AccessSettings.Issuer issuer) {
    this.issuer = issuer;
  }

  /** With the cache in front. */
  JWKSource<SecurityContext> cached() {
    // One thread, and none while there is nothing to do.
    ThreadPoolExecutor background =
        new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), IssuerKeys::daemon);
    background.allowCoreThreadTimeOut(true);
    return JWKSourceBuilder.create(this)
        .cache(FRESH_MS, WAIT_FOR_OTHER_THREAD_MS)
        .refreshAheadCache(AHEAD_MS, null, background, true, null, true)
        .rateLimited(BETWEEN_READS_MS)
        .outageTolerant(OUTAGE_MS)
        .build();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "attune-jwks");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether its keys were ever read. */
  boolean known() {
    return known;
  }

  @Override
  public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, SecurityContext context)
      throws JWKSetUnavailableException {
    try {
      URL address = URI.create(issuer.jwksUrl().orElseGet(this::discovered)).toURL();
      JWKSet keys = JWKSet.parse(http.retrieveResource(address).getContent());
      known = true;
      return keys;
    } catch (IOException | ParseException | RuntimeException e) {
      LOG.warn("the issuer's keys cannot be read: {}", e.getMessage());
      throw new JWKSetUnavailableException("the issuer's keys: " + e.getMessage(), e);
    }
  }

  private String discovered() {
    try {
      URL address = URI.create(issuer.url().replaceFirst("/$", "") + DISCOVERY).toURL();
      Map<String, Object> answer =
          JSONObjectUtils.parse(http.retrieveResource(address).getContent());
      if (!issuer.url().equals(answer.get("issuer"))) {
        throw new IllegalStateException(
            DISCOVERY + " is of another issuer; oidc-issuer must be what it says, to the letter");
      }
      if (answer.get("jwks_uri") instanceof String uri && isWeb(uri)) {
        return uri;
      }
      throw new IllegalStateException(DISCOVERY + " has no jwks_uri");
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException | ParseException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** As safe as the issuer itself; never a file of this machine. */
  private boolean isWeb(String uri) {
    return uri.startsWith("https://")
        || (uri.startsWith("http://") && issuer.url().startsWith("http://"));
  }

  @Override
  public void close() {
    // Nothing is held between two reads.
  }
}
